// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QMenu>

namespace runwatch {

class SidebarModel;

// The rows of the sidebar as a menu, for a window that has no room for the sidebar. Choosing one adds
// it, or takes it away again.
class FilterMenu final : public QMenu
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(FilterMenu)

public:
    explicit FilterMenu(SidebarModel &rows, QWidget *parent = nullptr);

private:
    void fill();

    SidebarModel &m_rows;
};

} // namespace runwatch

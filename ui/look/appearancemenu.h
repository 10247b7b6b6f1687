// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/look/look.h"

#include <QMenu>

namespace runwatch {

// View > Appearance: System, Light or Dark. It applies what is chosen, and follows the system while
// System is chosen (from Qt 6.5 on at once, before that when it is chosen).
class AppearanceMenu final : public QMenu
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(AppearanceMenu)

public:
    explicit AppearanceMenu(Appearance appearance, QWidget *parent = nullptr);

    [[nodiscard]] Appearance appearance() const { return m_appearance; }

signals:
    // The operator has chosen another one; it is applied.
    void appearanceChanged(runwatch::Appearance appearance);

private:
    void choose(Appearance appearance);
    void followSystem();

    Appearance m_appearance;
};

} // namespace runwatch

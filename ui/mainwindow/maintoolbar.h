// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QToolBar>

class QLineEdit;
class QMenu;

namespace runwatch {

class Actions;
class JobVerbs;

// The verbs that are used most, with words, and the field that filters the list.
class MainToolBar final : public QToolBar
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(MainToolBar)

public:
    MainToolBar(const Actions &actions, const JobVerbs &verbs, QWidget *parent = nullptr);

    void setFilterMenu(QMenu *menu); // shown while there is no sidebar
    void showFilterMenu(bool shown);
    [[nodiscard]] QLineEdit &filter() { return *m_filter; }

protected:
    void changeEvent(QEvent *event) override;

private:
    void fitFont();

    QLineEdit *m_filter;
    QAction *m_filterMenu = nullptr;
    QAction *m_filterPlace = nullptr;
};

} // namespace runwatch

// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QToolBar>

class QLineEdit;

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

    [[nodiscard]] QLineEdit &filter() { return *m_filter; }

protected:
    void changeEvent(QEvent *event) override;

private:
    void fitFont();

    QLineEdit *m_filter;
};

} // namespace runwatch

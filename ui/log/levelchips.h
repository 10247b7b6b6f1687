// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/log/loglevels.h"

#include <QObject>

class QLayout;
class QMenu;
class QToolButton;

namespace runwatch {

// A button for each level that is shown or hidden, with the number of its lines. Alt with a click, Shift
// with Space or Enter, and the button's menu show one alone; a second time they show all again.
class LevelChips final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(LevelChips)

public:
    explicit LevelChips(QWidget *parent);

    void addTo(QLayout &layout);
    void fillMenu(QMenu &menu); // each level alone, and all
    void setCounts(const LevelCounts &counts);
    void showAlone(ShownLevel level); // or all again
    void showOnly(ShownLevel level);
    void showAll();
    [[nodiscard]] ShownLevels levels() const;

signals:
    void levelsChanged(runwatch::ShownLevels levels);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    struct Chip
    {
        ShownLevel level;
        QToolButton *button;
    };

    void setLevels(ShownLevels levels);

    QList<Chip> m_chips;
};

} // namespace runwatch

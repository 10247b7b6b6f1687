// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/jobs/jobcolumns.h"

#include "app/model/joblistmodel.h"
#include "ui/jobs/columnwords.h"
#include "ui/words/jobwords.h"

#include <QContextMenuEvent>
#include <QDataStream>
#include <QIODevice>
#include <QMenu>

#include <algorithm>

namespace runwatch {
namespace {

constexpr quint32 LayoutVersion = 2;
constexpr int LeastName = 16; // characters
constexpr int LeastMessage = 18;

// In average characters.
int usualCharacters(int column)
{
    switch (column) {
    case JobListModel::TitleColumn:
        return 30;
    case JobListModel::ProgressColumn:
        return 26;
    case JobListModel::PhaseColumn:
        return 19;
    case JobListModel::MessageColumn:
        return LeastMessage;
    case JobListModel::TimeLeftColumn:
    case JobListModel::ElapsedColumn:
        return 11;
    case JobListModel::ResultsColumn:
        return 14;
    case JobListModel::LastEventColumn:
        return 13;
    case JobListModel::ActionsColumn:
        return 6;
    default:
        return 0;
    }
}

constexpr int WidthWhenShown = 16;

} // namespace

JobColumns::JobColumns(QWidget *parent)
    : QHeaderView(Qt::Horizontal, parent)
{
    setAccessibleName(tr("Columns"));
    connect(this, &QHeaderView::sectionResized, this, &JobColumns::takeWidth);
}

// The states' column is as wide as the longest of their words, in any language.
int JobColumns::usualWidth(int column) const
{
    if (column != JobListModel::StateColumn)
        return fontMetrics().averageCharWidth() * usualCharacters(column);
    int widest = 0;
    for (int state = 0; state <= int(JobState::Refused); ++state)
        widest = std::max(widest, fontMetrics().horizontalAdvance(stateWord(JobState(state))));
    return widest + fontMetrics().height() * 9 / 4;
}

void JobColumns::prepare()
{
    setSectionsMovable(true);
    setFirstSectionMovable(true);
    setSectionsClickable(true);
    setHighlightSections(false);
    setSortIndicatorClearable(true);
    setStretchLastSection(false);
    setTextElideMode(Qt::ElideRight);
    setMinimumSectionSize(fontMetrics().height() * 2);
    setSectionResizeMode(QHeaderView::Interactive);
}

void JobColumns::reset()
{
    prepare();
    const int character = fontMetrics().averageCharWidth();
    m_nameWidth = 0; // no fitting until all are set
    for (int column = 0; column < count(); ++column) {
        const int width = usualWidth(column);
        moveSection(visualIndex(column), column);
        setSectionHidden(column, false); // a hidden one does not take a width
        resizeSection(column, width > 0 ? width : character * WidthWhenShown);
        setSectionHidden(column, width == 0);
    }
    m_nameWidth = usualWidth(JobListModel::TitleColumn);
    setSortIndicator(-1, Qt::AscendingOrder);
    fit();
}

QByteArray JobColumns::layout() const
{
    QByteArray layout;
    QDataStream(&layout, QIODevice::WriteOnly)
        << LayoutVersion << qint32(count()) << qint32(m_nameWidth) << saveState();
    return layout;
}

void JobColumns::restore(const QByteArray &layout)
{
    quint32 version = 0;
    qint32 columns = 0;
    qint32 nameWidth = 0;
    QByteArray state;
    QDataStream(layout) >> version >> columns >> nameWidth >> state;
    if (version != LayoutVersion || columns != count() || !restoreState(state))
        return reset();
    prepare();
    m_nameWidth = nameWidth;
    fit();
}

void JobColumns::fillMenu(QMenu &menu)
{
    for (int column = 0; column < count(); ++column) {
        QAction *action = menu.addAction(columnName(column));
        action->setCheckable(true);
        action->setChecked(!isSectionHidden(column));
        action->setEnabled(column != JobListModel::StateColumn && column != JobListModel::TitleColumn);
        connect(action, &QAction::toggled, this, [this, column](bool shown) {
            setSectionHidden(column, !shown);
            fit();
        });
    }
    menu.addSeparator();
    connect(menu.addAction(tr("Resize to &contents")), &QAction::triggered, this,
            &JobColumns::resizeToContentsRequested);
    connect(menu.addAction(tr("&Reset columns")), &QAction::triggered, this, &JobColumns::reset);
}

void JobColumns::contextMenuEvent(QContextMenuEvent *event)
{
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    fillMenu(*menu);
    menu->popup(event->globalPos());
}

void JobColumns::resizeEvent(QResizeEvent *event)
{
    QHeaderView::resizeEvent(event);
    fit();
}

void JobColumns::fit()
{
    if (m_isFitting || count() <= JobListModel::MessageColumn || m_nameWidth <= 0)
        return;
    const int character = fontMetrics().averageCharWidth();
    const int leastMessage = isSectionHidden(JobListModel::MessageColumn) ? 0 : character * LeastMessage;
    int left = viewport()->width();
    for (int column = 0; column < count(); ++column) {
        if (column != JobListModel::TitleColumn && column != JobListModel::MessageColumn)
            left -= sectionSize(column); // 0 when hidden
    }
    m_isFitting = true;
    const int name = std::max(character * LeastName, std::min(m_nameWidth, left - leastMessage));
    resizeSection(JobListModel::TitleColumn, name);
    if (leastMessage > 0)
        resizeSection(JobListModel::MessageColumn, std::max(leastMessage, left - name));
    m_isFitting = false;
}

void JobColumns::takeWidth(int column, int, int width)
{
    if (m_isFitting || width == 0)
        return;
    if (column == JobListModel::TitleColumn)
        m_nameWidth = width;
    fit();
}

} // namespace runwatch

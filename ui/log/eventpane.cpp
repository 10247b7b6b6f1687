// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/log/eventpane.h"

#include "app/model/eventlistmodel.h"
#include "ui/log/eventbar.h"
#include "ui/log/eventdetail.h"
#include "ui/log/eventrows.h"
#include "ui/log/eventtables.h"
#include "ui/log/eventtext.h"
#include "ui/log/shaperows.h"
#include "ui/logview/visibletext.h"

#include <QAction>
#include <QClipboard>
#include <QGuiApplication>
#include <QKeyEvent>
#include <QMimeData>
#include <QSplitter>
#include <QStackedWidget>
#include <QTableView>
#include <QVBoxLayout>

#include <algorithm>

namespace runwatch {
EventPane::EventPane(QWidget *parent)
    : QWidget(parent)
    , m_model(new EventListModel(this))
    , m_rows(new EventRows(this))
    , m_shapes(new ShapeRows(this))
    , m_bar(new EventBar)
    , m_tables(new QStackedWidget)
    , m_detail(new EventDetail)
{
    // before the view hears of it, which would move the selection on
    connect(m_model, &EventListModel::rowsAboutToBeRemoved, this,
            [this](const QModelIndex &, int, int last) { letGo(last); });
    m_rows->setSourceModel(m_model);
    m_table = makeEventTable(m_rows);
    m_shapeTable = makeShapeTable(m_shapes);
    m_tables->addWidget(m_table);
    m_tables->addWidget(m_shapeTable);
    makeActions();

    auto *splitter = new QSplitter(Qt::Vertical);
    splitter->setChildrenCollapsible(false);
    splitter->addWidget(m_tables);
    splitter->addWidget(m_detail);
    splitter->setStretchFactor(0, 3);
    splitter->setStretchFactor(1, 2);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_bar);
    layout->addWidget(splitter, 1);
    setFocusProxy(m_table);
    connectViews();
    catchUp();
    showPicked();
}

void EventPane::makeActions()
{
    auto *copy = new QAction(tr("Copy as Event Stream"), m_table);
    copy->setShortcut(QKeySequence::Copy);
    copy->setShortcutContext(Qt::WidgetShortcut);
    m_table->addAction(copy);
    connect(copy, &QAction::triggered, this, &EventPane::copyEventStream);
    connect(m_bar, &EventBar::copyRequested, this, &EventPane::copyEventStream);
    for (QTableView *table : {m_table, m_shapeTable}) {
        auto *teaching = new QAction(tr("Teach…"), table);
        table->addAction(teaching);
        connect(teaching, &QAction::triggered, this, &EventPane::teach);
    }
    connect(m_bar, &EventBar::teachRequested, this, &EventPane::teach);
    connect(m_shapeTable, &QTableView::activated, this, &EventPane::teach);
}

void EventPane::connectViews()
{
    connect(m_bar, &EventBar::filterChanged, this, &EventPane::takeFilter);
    connect(m_bar, &EventBar::shapesToggled, this, &EventPane::showShapes);
    connect(&m_bar->profile(), &ProfileChooser::chosen, this, [this](const QString &id) { emit profileChosen(m_run, id); });
    connect(&m_search, &EventScan::passed, this, &EventPane::takeMatches);
    connect(&m_grouping, &EventScan::passed, this, &EventPane::takeShapes);
    for (const QTableView *table : {m_table, m_shapeTable}) {
        connect(table->selectionModel(), &QItemSelectionModel::selectionChanged, this, &EventPane::showPicked);
        connect(table->selectionModel(), &QItemSelectionModel::currentChanged, this, &EventPane::showPicked);
    }
    connect(m_detail, &EventDetail::meaningAsked, this, [this](const JsonTree::Place &place, const QPoint &at) {
        emit meaningAsked(m_run, m_picked.value_or(-1), place, at);
    });
}

void EventPane::setEvents(std::shared_ptr<const EventStore> events)
{
    if (events == m_events)
        return;
    m_events = std::move(events);
    m_model->setStore(m_events);
    m_first = m_events ? m_events->first() : 0;
    m_end = m_events ? m_events->end() : 0;
    m_picked.reset();
    takeFilter();
    showShapes(m_bar->showsShapes());
    m_table->selectionModel()->clear();
    showPicked();
}

void EventPane::takeEvents(qint64 first, qint64 end)
{
    m_first = std::max(m_first, first);
    m_end = std::max(m_end, end);
    if (isVisible())
        catchUp();
}

void EventPane::setStream(const StreamStatus &stream)
{
    const bool isOther = std::exchange(m_run, stream.run) != stream.run;
    const bool isOtherProfile = std::exchange(m_profile, stream.profile) != stream.profile;
    const bool isReadAnew = std::exchange(m_reading, stream.reading) != stream.reading;
    m_bar->profile().setStream(stream);
    m_bar->setNotUnderstood(stream.unrecognised);
    if (isReadAnew && !isOther) {
        m_model->readAnew();
        showShapes(m_bar->showsShapes());
    }
    if (isOther || isOtherProfile || isReadAnew)
        emit profileShown(stream.profile);
}

void EventPane::setRuleNames(const QStringList &names)
{
    m_rows->setRuleNames(names);
}

void EventPane::setProfiles(const QList<ProfileChooser::Choice> &profiles)
{
    m_bar->profile().setChoices(profiles);
}

void EventPane::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    catchUp();
}

// Takes what has come since; the newest stays in view when it was.
void EventPane::catchUp()
{
    const bool wasAtEnd = follows();
    m_model->takeEnd(m_first, m_end);
    if (wasAtEnd)
        m_table->scrollToBottom();
    m_search.readTo(m_end);
    m_grouping.readTo(m_end);
    showCounts();
}

// A row that was picked stays where it is, until the newest is picked or none.
bool EventPane::follows() const
{
    return isAtEnd(*m_table) && !(m_isHeld && m_table->selectionModel()->hasSelection());
}

void EventPane::takeFilter()
{
    const EventQuery query(m_bar->filter());
    m_matches = query.isEmpty() ? nullptr : std::make_shared<EventMatches>(query);
    m_model->show(m_matches ? EventListModel::Shown::Chosen : EventListModel::Shown::All);
    m_search.start(m_events, m_matches);
    if (isVisible()) {
        catchUp();
        m_table->scrollToBottom();
    }
}

void EventPane::takeMatches()
{
    const bool wasAtEnd = follows();
    m_model->choose(m_matches->takeFound());
    if (wasAtEnd)
        m_table->scrollToBottom();
    showCounts();
}

void EventPane::showShapes(bool isOn)
{
    m_shapes->clear();
    m_groups = isOn ? std::make_shared<UnreadShapes>() : nullptr;
    m_grouping.start(m_events, m_groups);
    m_tables->setCurrentWidget(isOn ? m_shapeTable : m_table);
    setFocusProxy(m_tables->currentWidget());
    if (isVisible())
        m_grouping.readTo(m_end);
    showPicked();
}

void EventPane::takeShapes()
{
    m_shapes->setGroups(m_groups->groups());
    if (m_shapes->rowCount() > 0 && !m_shapeTable->currentIndex().isValid())
        m_shapeTable->selectRow(0);
}

void EventPane::showCounts()
{
    m_bar->setShown(m_model->rowCount(), m_model->total(), m_search.isBehind());
}

// The oldest rows go. An event that was picked stays below, though it is no longer listed.
void EventPane::letGo(int lastRow)
{
    const QModelIndex current = m_table->currentIndex();
    if (!current.isValid() || current.row() > lastRow)
        return;
    m_isLettingGo = true;
    m_table->selectionModel()->clear();
    m_isLettingGo = false;
    m_bar->enableCopying(false);
}

void EventPane::showPicked()
{
    if (m_isLettingGo)
        return;
    const bool isShape = m_tables->currentWidget() == m_shapeTable;
    const bool isRow = !isShape && m_table->selectionModel()->hasSelection();
    m_bar->enableCopying(isRow);
    m_isHeld = isRow && m_table->currentIndex().row() < m_table->model()->rowCount() - 1;
    const ShapeGroup *group = isShape ? m_shapes->group(m_shapeTable->currentIndex().row()) : nullptr;
    m_picked = group ? std::optional(group->example) : std::nullopt;
    if (isRow)
        m_picked = m_model->eventAt(m_table->currentIndex().row());
    const EventStore::Events events = m_picked && m_events ? m_events->events(*m_picked, 1) : EventStore().events(0, 0);
    if (events.size() == 1 && events.first() == *m_picked)
        m_detail->setEvent(events[0]);
    else
        m_detail->clear();
}

QByteArray EventPane::selectedAsEventStream() const
{
    QModelIndexList rows = m_table->selectionModel()->selectedRows();
    std::sort(rows.begin(), rows.end());
    QByteArray text;
    for (const QModelIndex &row : std::as_const(rows)) {
        const qint64 wanted = m_model->eventAt(row.row()).value_or(-1);
        const EventStore::Events events = m_events->events(wanted, 1);
        if (events.size() == 1 && events.first() == wanted)
            text += asEventStream(events[0].type, events[0].hasId ? events[0].lastEventId : QByteArrayView(), events[0].data);
    }
    return text;
}

// As text without what would run when it is pasted into a terminal; every byte is there for who
// asks for an event stream.
void EventPane::copyEventStream()
{
    if (!m_table->selectionModel()->hasSelection())
        return;
    const QByteArray bytes = selectedAsEventStream();
    auto *copied = new QMimeData;
    copied->setText(cleanText(bytes));
    copied->setData(QStringLiteral("text/event-stream"), bytes);
    QGuiApplication::clipboard()->setMimeData(copied);
}

void EventPane::teach()
{
    emit teachRequested(m_run, m_picked.value_or(-1));
}

// Ctrl+F is the window's, for the jobs; in here it is for the events.
bool EventPane::event(QEvent *event)
{
    if (event->type() == QEvent::ShortcutOverride) {
        const auto &key = *static_cast<QKeyEvent *>(event);
        if (key.matches(QKeySequence::Find) || (key.key() == Qt::Key_Escape && !m_bar->filter().isEmpty())) {
            event->accept();
            return true;
        }
    }
    return QWidget::event(event);
}

void EventPane::keyPressEvent(QKeyEvent *event)
{
    if (event->matches(QKeySequence::Find)) {
        m_bar->findEvents();
    } else if (event->key() == Qt::Key_Escape && !m_bar->filter().isEmpty()) {
        m_bar->clearFilter();
        m_table->setFocus(Qt::ShortcutFocusReason);
    } else {
        QWidget::keyPressEvent(event);
    }
}

} // namespace runwatch

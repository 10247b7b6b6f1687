// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/log/eventpane.h"

#include "app/model/eventlistmodel.h"
#include "ui/log/eventdetail.h"
#include "ui/log/eventrows.h"
#include "ui/log/eventtext.h"
#include "ui/log/rowtable.h"
#include "ui/log/shaperows.h"
#include "ui/log/visibletext.h"
#include "ui/look/icons.h"

#include <QAction>
#include <QClipboard>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QMimeData>
#include <QPushButton>
#include <QScrollBar>
#include <QSplitter>
#include <QStackedWidget>
#include <QTableView>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace runwatch {

namespace {

bool isFind(const QKeyEvent &event)
{
    return event.matches(QKeySequence::Find);
}

} // namespace

EventPane::EventPane(QWidget *parent)
    : QWidget(parent)
    , m_model(new EventListModel(this))
    , m_rows(new EventRows(this))
    , m_shapes(new ShapeRows(this))
    , m_filter(new QLineEdit)
    , m_count(new QLabel)
    , m_unrecognised(new QToolButton)
    , m_copy(new QPushButton(tintedIcon(Icon::Copy), tr("&Copy as Event Stream")))
    , m_teach(new QPushButton(tr("&Teach…")))
    , m_profile(new ProfileChooser)
    , m_tables(new QStackedWidget)
    , m_detail(new EventDetail)
{
    // before the view hears of it, which would move the selection on
    connect(m_model, &EventListModel::rowsAboutToBeRemoved, this,
            [this](const QModelIndex &, int, int last) { letGo(last); });
    m_rows->setSourceModel(m_model);
    m_table = makeRowTable(m_rows, tr("Events"));
    m_shapeTable = makeRowTable(m_shapes, tr("Unrecognised events, by shape"));
    m_shapeTable->setSelectionMode(QAbstractItemView::SingleSelection);
    m_tables->addWidget(m_table);
    m_tables->addWidget(m_shapeTable);
    sizeColumns();
    makeActions();

    auto *splitter = new QSplitter(Qt::Vertical);
    splitter->setChildrenCollapsible(false);
    splitter->addWidget(m_tables);
    splitter->addWidget(m_detail);
    splitter->setStretchFactor(0, 3);
    splitter->setStretchFactor(1, 2);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(makeToolbar());
    layout->addWidget(splitter, 1);
    setFocusProxy(m_table);
    connectViews();
    catchUp();
    showPicked();
}

QWidget *EventPane::makeToolbar()
{
    m_filter->setPlaceholderText(tr("Filter: words, event:name, id:7"));
    m_filter->setAccessibleName(tr("Filter events"));
    m_filter->setClearButtonEnabled(true);
    m_filter->setMaximumWidth(40 * fontMetrics().averageCharWidth());
    m_count->setTextFormat(Qt::PlainText);
    m_unrecognised->setCheckable(true);
    m_unrecognised->setFocusPolicy(Qt::TabFocus);
    m_unrecognised->setToolTip(tr("Show what Runwatch could not read, one row for each shape of event"));
    m_teach->setToolTip(tr("Show Runwatch what the values of these events mean"));
    auto *bar = new QWidget;
    auto *layout = new QHBoxLayout(bar);
    layout->setContentsMargins({});
    layout->addWidget(m_filter, 1);
    layout->addWidget(m_count);
    layout->addWidget(m_unrecognised);
    layout->addWidget(m_copy);
    layout->addStretch(1);
    layout->addWidget(m_profile);
    layout->addWidget(m_teach);
    return bar;
}

void EventPane::sizeColumns()
{
    const int character = fontMetrics().averageCharWidth();
    const auto size = [&](QTableView *table, std::initializer_list<std::pair<int, int>> widths) {
        table->horizontalHeader()->setStretchLastSection(true);
        for (const auto &[column, characters] : widths)
            table->horizontalHeader()->resizeSection(column, characters * character);
    };
    size(m_table, {{EventListModel::NumberColumn, 10}, {EventListModel::TimeColumn, 16}, {EventListModel::GapColumn, 12},
                   {EventListModel::TypeColumn, 18}, {EventListModel::IdColumn, 12}, {EventListModel::SizeColumn, 9},
                   {EventListModel::ReadingColumn, 20}});
    size(m_shapeTable, {{ShapeRows::CountColumn, 10}, {ShapeRows::TypeColumn, 18}, {ShapeRows::FieldsColumn, 50},
                        {ShapeRows::FirstColumn, 12}, {ShapeRows::LastColumn, 12}});
}

void EventPane::makeActions()
{
    auto *copy = new QAction(tr("Copy as Event Stream"), m_table);
    copy->setShortcut(QKeySequence::Copy);
    copy->setShortcutContext(Qt::WidgetShortcut);
    m_table->addAction(copy);
    connect(copy, &QAction::triggered, this, &EventPane::copyEventStream);
    connect(m_copy, &QPushButton::clicked, this, &EventPane::copyEventStream);
    for (QTableView *table : {m_table, m_shapeTable}) {
        auto *teaching = new QAction(tr("Teach…"), table);
        table->addAction(teaching);
        connect(teaching, &QAction::triggered, this, &EventPane::teach);
    }
    connect(m_teach, &QPushButton::clicked, this, &EventPane::teach);
    connect(m_shapeTable, &QTableView::activated, this, &EventPane::teach);
}

void EventPane::connectViews()
{
    connect(m_filter, &QLineEdit::textChanged, this, &EventPane::takeFilter);
    connect(m_unrecognised, &QToolButton::toggled, this, &EventPane::showShapes);
    connect(m_profile, &ProfileChooser::chosen, this, [this](const QString &id) { emit profileChosen(m_run, id); });
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
    showShapes(m_unrecognised->isChecked());
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
    m_run = stream.run;
    m_profile->setStream(stream);
    m_notUnderstood = stream.unrecognised;
    if (std::exchange(m_reading, stream.reading) != stream.reading) {
        m_model->readAnew();
        showShapes(m_unrecognised->isChecked());
    }
    showCounts();
}

void EventPane::setRuleNames(const QStringList &names)
{
    m_rows->setRuleNames(names);
}

void EventPane::setProfiles(const QList<ProfileChooser::Choice> &profiles)
{
    m_profile->setChoices(profiles);
}

void EventPane::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    catchUp();
}

// Takes what has come since; the newest stays in view when it was.
void EventPane::catchUp()
{
    const QScrollBar *scrollBar = m_table->verticalScrollBar();
    const bool isAtEnd = scrollBar->value() == scrollBar->maximum();
    m_model->takeEnd(m_first, m_end);
    if (isAtEnd)
        m_table->scrollToBottom();
    m_search.readTo(m_end);
    m_grouping.readTo(m_end);
    showCounts();
}

void EventPane::takeFilter()
{
    const EventQuery query(m_filter->text());
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
    const QScrollBar *scrollBar = m_table->verticalScrollBar();
    const bool isAtEnd = scrollBar->value() == scrollBar->maximum();
    m_model->choose(m_matches->takeFound());
    if (isAtEnd)
        m_table->scrollToBottom();
    showCounts();
}

void EventPane::showShapes(bool isOn)
{
    m_shapes->clear();
    m_groups = isOn ? std::make_shared<UnreadShapes>() : nullptr;
    m_grouping.start(m_events, m_groups);
    m_tables->setCurrentWidget(isOn ? m_shapeTable : m_table);
    m_filter->setEnabled(!isOn);
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
    //: %1 is how many
    m_unrecognised->setText(tr("Unrecognised (%1)").arg(QLocale().toString(m_notUnderstood)));
    const QLocale locale;
    //: How many events are shown, and of how many
    const QString shown = tr("%1 of %2").arg(locale.toString(m_model->rowCount()), locale.toString(m_model->total()));
    m_count->setText(m_search.isBehind() ? tr("%1 so far").arg(shown) : shown);
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
    m_copy->setEnabled(false);
}

void EventPane::showPicked()
{
    if (m_isLettingGo)
        return;
    const bool isShape = m_tables->currentWidget() == m_shapeTable;
    m_copy->setEnabled(!isShape && m_table->selectionModel()->hasSelection());
    const ShapeGroup *group = isShape ? m_shapes->group(m_shapeTable->currentIndex().row()) : nullptr;
    m_picked = group ? std::optional(group->example) : std::nullopt;
    if (m_copy->isEnabled())
        m_picked = m_model->eventAt(m_table->currentIndex().row());
    const EventStore::Events events = m_picked && m_events ? m_events->events(*m_picked, 1) : EventStore().events(0, 0);
    if (events.size() == 1 && events.first() == *m_picked)
        m_detail->setEvent(events[0]);
    else
        m_detail->clear();
    m_teach->setEnabled(m_events != nullptr);
}

std::optional<qint64> EventPane::picked() const
{
    return m_picked;
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
        if (isFind(key) || (key.key() == Qt::Key_Escape && !m_filter->text().isEmpty())) {
            event->accept();
            return true;
        }
    }
    return QWidget::event(event);
}

void EventPane::keyPressEvent(QKeyEvent *event)
{
    if (isFind(*event)) {
        m_unrecognised->setChecked(false);
        m_filter->setFocus(Qt::ShortcutFocusReason);
        m_filter->selectAll();
    } else if (event->key() == Qt::Key_Escape && !m_filter->text().isEmpty()) {
        m_filter->clear();
        m_table->setFocus(Qt::ShortcutFocusReason);
    } else {
        QWidget::keyPressEvent(event);
    }
}

} // namespace runwatch

// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/log/eventpane.h"

#include "app/model/eventlistmodel.h"
#include "ui/log/eventfilter.h"
#include "ui/log/eventtext.h"
#include "ui/log/plaintextview.h"
#include "ui/log/rowtable.h"
#include "ui/log/visibletext.h"
#include "ui/look/icons.h"

#include <QAction>
#include <QClipboard>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLocale>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QScrollBar>
#include <QSplitter>
#include <QTabWidget>
#include <QTableView>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace runwatch {

EventPane::EventPane(QWidget *parent)
    : QWidget(parent)
    , m_model(new EventListModel(this))
    , m_filter(new EventFilter(this))
    , m_unrecognised(new QToolButton)
    , m_copy(new QPushButton(tintedIcon(Icon::Copy), tr("&Copy as Event Stream")))
    , m_table(makeRowTable(m_filter, tr("Events")))
    , m_json(makePlainTextView(tr("The event's data as JSON")))
    , m_raw(makePlainTextView(tr("The event as it was sent")))
{
    m_filter->setSourceModel(m_model);
    m_unrecognised->setCheckable(true);
    m_unrecognised->setFocusPolicy(Qt::TabFocus);
    m_unrecognised->setToolTip(tr("Show only the events Runwatch could not read"));
    sizeColumns();
    makeCopyActions();

    auto *toolbar = new QHBoxLayout;
    toolbar->addWidget(m_unrecognised);
    toolbar->addWidget(m_copy);
    toolbar->addStretch(1);
    auto *splitter = new QSplitter(Qt::Vertical);
    splitter->setChildrenCollapsible(false);
    splitter->addWidget(m_table);
    splitter->addWidget(makeDetail());
    splitter->setStretchFactor(0, 3);
    splitter->setStretchFactor(1, 2);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addLayout(toolbar);
    layout->addWidget(splitter, 1);
    setFocusProxy(m_table);

    connect(m_unrecognised, &QToolButton::toggled, m_filter, [this](bool isOn) {
        m_filter->setShown(isOn ? EventFilter::Shown::Unrecognised : EventFilter::Shown::All);
    });
    connect(m_table->selectionModel(), &QItemSelectionModel::selectionChanged, this, &EventPane::showPicked);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentChanged, this, &EventPane::showPicked);
    catchUp();
    showPicked();
}

void EventPane::setEvents(std::shared_ptr<const EventStore> events)
{
    if (events == m_events)
        return;
    m_events = std::move(events);
    m_model->setStore(m_events);
    m_unrecognisedEvents.clear();
    m_counted = 0;
    m_first = m_events ? m_events->first() : 0;
    m_end = m_events ? m_events->end() : 0;
    if (isVisible())
        catchUp();
    showPicked();
}

void EventPane::takeEvents(qint64 first, qint64 end)
{
    m_first = std::max(m_first, first);
    m_end = std::max(m_end, end);
    if (isVisible())
        catchUp();
}

QString EventPane::selectedAsEventStream() const
{
    QModelIndexList rows = m_table->selectionModel()->selectedRows();
    std::sort(rows.begin(), rows.end());
    QString text;
    for (const QModelIndex &row : std::as_const(rows)) {
        const QModelIndex source = m_filter->mapToSource(row);
        const auto field = [&](int column) { return source.siblingAtColumn(column).data().toString(); };
        text += cleanText(asEventStream(field(EventListModel::TypeColumn), field(EventListModel::IdColumn),
                                        source.data(EventListModel::FullDataRole).toString())
                              .toUtf8());
    }
    return text;
}

void EventPane::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    catchUp();
}

void EventPane::sizeColumns()
{
    const int character = fontMetrics().averageCharWidth();
    m_table->horizontalHeader()->setStretchLastSection(true);
    m_table->horizontalHeader()->resizeSection(EventListModel::NumberColumn, 10 * character);
    m_table->horizontalHeader()->resizeSection(EventListModel::TimeColumn, 16 * character);
    m_table->horizontalHeader()->resizeSection(EventListModel::TypeColumn, 28 * character);
    m_table->horizontalHeader()->resizeSection(EventListModel::IdColumn, 12 * character);
    m_table->horizontalHeader()->resizeSection(EventListModel::SizeColumn, 9 * character);
}

void EventPane::makeCopyActions()
{
    auto *copy = new QAction(tr("Copy as Event Stream"), m_table);
    copy->setShortcut(QKeySequence::Copy);
    copy->setShortcutContext(Qt::WidgetShortcut);
    m_table->addAction(copy);
    connect(copy, &QAction::triggered, this, &EventPane::copyEventStream);
    connect(m_copy, &QPushButton::clicked, this, &EventPane::copyEventStream);
}

QWidget *EventPane::makeDetail()
{
    m_json->setPlaceholderText(tr("Pick an event with JSON data to read it here."));
    m_raw->setPlaceholderText(tr("Pick an event to read it here."));
    auto *tabs = new QTabWidget;
    tabs->addTab(m_json, tr("JSON"));
    tabs->addTab(m_raw, tr("Raw"));
    return tabs;
}

// Takes what has come since; the newest stays in view when it was.
void EventPane::catchUp()
{
    const QScrollBar *scrollBar = m_table->verticalScrollBar();
    const bool isAtEnd = scrollBar->value() == scrollBar->maximum();
    m_model->takeEnd(m_first, m_end);
    if (isAtEnd)
        m_table->scrollToBottom();
    countUnrecognised(m_first, m_end);
    //: %1 is how many
    m_unrecognised->setText(
        tr("Unrecognised (%1)").arg(QLocale().toString(qint64(m_unrecognisedEvents.size()))));
}

void EventPane::countUnrecognised(qint64 first, qint64 end)
{
    while (!m_unrecognisedEvents.empty() && m_unrecognisedEvents.front() < first)
        m_unrecognisedEvents.pop_front();
    if (!m_events || end <= m_counted)
        return;
    const qint64 from = std::max(m_counted, first);
    const EventStore::Events events = m_events->events(from, qsizetype(end - from));
    for (qsizetype i = 0; i < events.size(); ++i) {
        if (!events[i].isUnderstood())
            m_unrecognisedEvents.push_back(events.first() + i);
    }
    m_counted = end;
}

void EventPane::showPicked()
{
    m_copy->setEnabled(m_table->selectionModel()->hasSelection());
    const QModelIndex current = m_filter->mapToSource(m_table->currentIndex());
    if (!current.isValid() || !m_copy->isEnabled()) {
        m_json->clear();
        m_raw->clear();
        return;
    }
    const QString sent = current.data(EventListModel::FullDataRole).toString();
    const qint64 missing = current.data(EventListModel::FullSizeRole).toLongLong() - sent.toUtf8().size();
    const auto field = [&](int column) { return current.siblingAtColumn(column).data().toString(); };
    QString raw = asEventStream(field(EventListModel::TypeColumn), field(EventListModel::IdColumn), sent);
    if (missing > 0 && !sent.contains(QChar::ReplacementCharacter))
        raw += tr("(%n more byte(s) not kept)", nullptr, int(missing));
    m_json->setPlainText(visibleLines(prettyJson(sent)));
    m_raw->setPlainText(visibleLines(raw));
}

void EventPane::copyEventStream() const
{
    if (m_table->selectionModel()->hasSelection())
        QGuiApplication::clipboard()->setText(selectedAsEventStream());
}

} // namespace runwatch

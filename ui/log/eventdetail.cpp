// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/log/eventdetail.h"

#include "ui/log/eventtext.h"
#include "ui/log/fieldtree.h"
#include "ui/log/plaintextview.h"
#include "ui/logview/visibletext.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTabWidget>
#include <QTreeView>
#include <QVBoxLayout>

namespace runwatch {

EventDetail::EventDetail(QWidget *parent)
    : QWidget(parent)
    , m_tree(new JsonTree(this))
    , m_fields(makeFieldTree(m_tree, tr("The event's fields")))
    , m_ask(new QPushButton(tr("&This Is…")))
    , m_json(makePlainTextView(tr("The event's data as JSON")))
    , m_raw(makePlainTextView(tr("The event as it was sent")))
    , m_bytes(makePlainTextView(tr("The bytes of the event's data")))
    , m_tabs(new QTabWidget)
{
    m_json->setPlaceholderText(tr("Pick an event with JSON data to read it here."));
    m_raw->setPlaceholderText(tr("Pick an event to read it here."));
    m_bytes->setPlaceholderText(m_raw->placeholderText());
    m_tabs->setAccessibleName(tr("The picked event"));
    m_tabs->addTab(makeFields(), tr("Fields"));
    m_tabs->addTab(m_json, tr("JSON"));
    m_tabs->addTab(m_raw, tr("As Sent"));
    m_tabs->addTab(m_bytes, tr("Bytes"));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->addWidget(m_tabs);
    connect(m_tabs, &QTabWidget::currentChanged, this, &EventDetail::showShown);
    connect(m_ask, &QPushButton::clicked, this, &EventDetail::askAtCurrent);
    connect(m_fields, &QTreeView::activated, this, &EventDetail::askAtCurrent);
    connect(m_fields, &QTreeView::customContextMenuRequested, this, &EventDetail::askAt);
    connect(m_fields->selectionModel(), &QItemSelectionModel::currentChanged, m_ask,
            [this](const QModelIndex &current) { m_ask->setEnabled(current.isValid()); });
    clear();
}

QWidget *EventDetail::makeFields()
{
    auto *page = new QWidget;
    auto *hint = new QLabel(tr("Runwatch does not read it right? Pick a value and say what it is."));
    hint->setTextFormat(Qt::PlainText);
    m_ask->setToolTip(tr("Say what the value that is picked means: the percent, the phase, the end…"));
    auto *row = new QHBoxLayout;
    row->addWidget(m_ask);
    row->addWidget(hint, 1);
    auto *layout = new QVBoxLayout(page);
    layout->setContentsMargins({});
    layout->addWidget(m_fields, 1);
    layout->addLayout(row);
    return page;
}

void EventDetail::setEvent(const StoredEvent &event)
{
    m_hasEvent = true;
    m_type = event.type.toByteArray();
    m_id = event.hasId ? event.lastEventId.toByteArray() : QByteArray();
    m_data = event.data.toByteArray();
    m_missing = event.size - event.data.size();
    showShown();
}

void EventDetail::clear()
{
    m_hasEvent = false;
    m_tree->clear();
    m_json->clear();
    m_raw->clear();
    m_bytes->clear();
    m_ask->setEnabled(false);
}

// A large event takes time in each of the four ways, so only one is made.
void EventDetail::showShown()
{
    if (!m_hasEvent)
        return;
    const QString cut = m_missing > 0 ? QString(u'\n') + tr("(%n more byte(s) not kept)", nullptr, int(m_missing)) : QString();
    switch (m_tabs->currentIndex()) {
    case 0: {
        const QByteArrayList before = m_tree->place(m_fields->currentIndex()).names;
        m_tree->setEvent(m_type, m_data);
        expandSome(*m_fields);
        if (const QModelIndex same = m_tree->indexOf(before); same.isValid())
            m_fields->setCurrentIndex(same);
        break;
    }
    case 1:
        m_json->setPlainText(visibleLines(prettyJson(QString::fromUtf8(m_data))));
        break;
    case 2:
        m_raw->setPlainText(visibleLines(QString::fromUtf8(asEventStream(m_type, m_id, m_data))) + cut);
        break;
    default:
        m_bytes->setPlainText(hexDump(m_data) + cut);
    }
}

void EventDetail::askAt(const QPoint &position)
{
    if (const QModelIndex index = m_fields->indexAt(position); index.isValid())
        m_fields->setCurrentIndex(index);
    askAtCurrent();
}

void EventDetail::askAtCurrent()
{
    const QModelIndex current = m_fields->currentIndex();
    if (!current.isValid())
        return;
    m_fields->scrollTo(current);
    const QRect row = m_fields->visualRect(current.siblingAtColumn(JsonTree::ValueColumn));
    emit meaningAsked(m_tree->place(current), m_fields->viewport()->mapToGlobal(row.bottomLeft()));
}

} // namespace runwatch

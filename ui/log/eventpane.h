// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/log/eventstore.h"

#include <QWidget>

#include <deque>
#include <memory>

class QModelIndex;
class QPlainTextEdit;
class QPushButton;
class QTableView;
class QToolButton;

namespace runwatch {

class EventFilter;
class EventListModel;

// The Events tab: each event as it came, recognised or not, and below the table the one that is
// picked, as JSON and as it was sent. All of it is plain text. While it is hidden it does no work.
class EventPane final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(EventPane)

public:
    explicit EventPane(QWidget *parent = nullptr);

    void setEvents(std::shared_ptr<const EventStore> events); // null shows nothing
    void takeEvents(qint64 first, qint64 end); // the store holds [first, end) now

    // The picked events, oldest first, as a server would send them.
    [[nodiscard]] QString selectedAsEventStream() const;

protected:
    void showEvent(QShowEvent *event) override;

private:
    void sizeColumns();
    void makeCopyActions();
    QWidget *makeDetail();
    void catchUp();
    void countUnrecognised(qint64 first, qint64 end);
    void showPicked();
    void copyEventStream() const;

    EventListModel *m_model;
    EventFilter *m_filter;
    QToolButton *m_unrecognised;
    QPushButton *m_copy;
    QTableView *m_table;
    QPlainTextEdit *m_json;
    QPlainTextEdit *m_raw;
    std::shared_ptr<const EventStore> m_events;
    qint64 m_first = 0; // as last told
    qint64 m_end = 0;
    qint64 m_counted = 0; // events before this one have been looked at
    std::deque<qint64> m_unrecognisedEvents; // of those kept
};

} // namespace runwatch

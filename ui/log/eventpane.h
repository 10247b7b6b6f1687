// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/log/eventstore.h"

#include <QWidget>

#include <memory>

class QModelIndex;
class QPlainTextEdit;
class QTableView;
class QToolButton;

namespace runwatch {

class EventFilter;
class EventListModel;

// The Events tab: each event as it came, recognised or not, and below the table the bytes of the one
// that is picked. All of it is shown as plain text.
class EventPane final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(EventPane)

public:
    explicit EventPane(QWidget *parent = nullptr);
    ~EventPane() override;

    void setEvents(std::shared_ptr<const EventStore> events); // null shows nothing
    void takeEvents(qint64 first, qint64 end); // the store holds [first, end) now

    [[nodiscard]] QString selectedAsEventStream() const; // the picked events as they would be sent again

private:
    void makeTable();
    void showEvent(const QModelIndex &index);
    void showUnrecognisedCount();
    void copyEventStream() const;

    EventListModel *m_model;
    EventFilter *m_filter;
    QToolButton *m_unrecognised;
    QTableView *m_table;
    QPlainTextEdit *m_json;
    QPlainTextEdit *m_raw;
};

} // namespace runwatch

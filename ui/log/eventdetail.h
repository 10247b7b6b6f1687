// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/log/eventstore.h"
#include "ui/log/jsontree.h"

#include <QWidget>

class QPlainTextEdit;
class QPushButton;
class QTabWidget;
class QTreeView;

namespace runwatch {

// One event, four ways: its fields as a tree, its JSON on many lines, the text of the stream, and
// its bytes. All of it is plain text.
class EventDetail final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(EventDetail)

public:
    explicit EventDetail(QWidget *parent = nullptr);

    void setEvent(const StoredEvent &event); // its bytes are copied
    void clear();
    [[nodiscard]] QTreeView &fields() { return *m_fields; }

signals:
    // The operator wants to say what this value means; `at` is where on the screen a menu may stand.
    void meaningAsked(const runwatch::JsonTree::Place &place, const QPoint &at);

private:
    QWidget *makeFields();
    void showShown();
    void askAt(const QPoint &position); // in the tree's viewport
    void askAtCurrent();

    JsonTree *m_tree;
    QTreeView *m_fields;
    QPushButton *m_ask;
    QPlainTextEdit *m_json;
    QPlainTextEdit *m_raw;
    QPlainTextEdit *m_bytes;
    QTabWidget *m_tabs;
    QByteArray m_type;
    QByteArray m_id;
    QByteArray m_data;
    qint64 m_missing = 0; // bytes that were not kept
    bool m_hasEvent = false;
};

} // namespace runwatch

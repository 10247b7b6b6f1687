// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/model/eventquery.h"
#include "app/model/eventshape.h"
#include "app/model/streamstatus.h"
#include "ui/log/jsontree.h"
#include "ui/log/profilechooser.h"

#include <QWidget>

#include <memory>
#include <optional>

class QStackedWidget;
class QTableView;

namespace runwatch {

class EventBar;
class EventDetail;
class EventListModel;
class EventRows;
class ShapeRows;

// The Events tab: each event as it came and what read it, or what nothing understood, grouped by
// shape; below, the one that is picked. All of it is plain text. However many events come, this
// thread looks only at those on screen; while it is hidden, at none.
class EventPane final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(EventPane)

public:
    explicit EventPane(QWidget *parent = nullptr);

    void setEvents(std::shared_ptr<const EventStore> events); // null shows nothing
    void takeEvents(qint64 first, qint64 end); // the store holds [first, end) now
    void setStream(const StreamStatus &stream); // what reads it, and how much of it nothing understood
    void setRuleNames(const QStringList &names); // of the profile that reads the stream
    void setProfiles(const QList<ProfileChooser::Choice> &profiles); // to choose from

    // The picked events, oldest first, as a server would send them, byte for byte.
    [[nodiscard]] QByteArray selectedAsEventStream() const;

signals:
    // "" is automatic, "default" the built-in shapes.
    void profileChosen(runwatch::RunId run, const QString &profile);
    // Another stream is shown, or it is read anew: by that profile, by the built-in shapes where empty.
    void profileShown(const QString &profile);
    // The operator wants to teach Runwatch this stream; `event` is the store's index of an example, -1: any.
    void teachRequested(runwatch::RunId run, qint64 event);
    // Or to say what this value of that event means. A menu may stand at `at`.
    void meaningAsked(runwatch::RunId run, qint64 event, const runwatch::JsonTree::Place &place, const QPoint &at);

protected:
    void showEvent(QShowEvent *event) override;
    bool event(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    void makeActions();
    void connectViews();
    void catchUp();
    [[nodiscard]] bool follows() const;
    void takeFilter();
    void takeMatches();
    void showShapes(bool isOn);
    void takeShapes();
    void showCounts();
    void letGo(int lastRow);
    void showPicked();
    void copyEventStream();
    void teach();

    EventListModel *m_model;
    EventRows *m_rows;
    ShapeRows *m_shapes;
    EventBar *m_bar;
    QStackedWidget *m_tables;
    QTableView *m_table;
    QTableView *m_shapeTable;
    EventDetail *m_detail;
    EventScan m_search;
    EventScan m_grouping;
    std::shared_ptr<EventMatches> m_matches; // null: not filtered
    std::shared_ptr<UnreadShapes> m_groups; // null: they are not shown
    std::shared_ptr<const EventStore> m_events;
    RunId m_run = RunId::None;
    qint64 m_first = 0; // as last told
    qint64 m_end = 0;
    QString m_profile; // StreamStatus::profile, and reading
    int m_reading = 0;
    std::optional<qint64> m_picked; // the event that is shown below, or a shape's example
    bool m_isHeld = false; // the row that is picked was not the newest then
    bool m_isLettingGo = false;
};

} // namespace runwatch

// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/jobs/jobid.h"
#include "app/profile/profilelibrary.h"
#include "app/teach/teaching.h"
#include "ui/log/jsontree.h"
#include "ui/teach/trial.h"

#include <QTimer>
#include <QUrl>
#include <QWidget>

class QLineEdit;
class QPushButton;
class QTableView;
class QTreeView;

namespace runwatch {

class InlineError;
class KindRows;
class PreviewPane;
class RulesPane;

// Where an operator teaches Runwatch a stream: the kinds of events it sends, the values of one of
// them to point at, what was said of them, and at once the jobs and the log that come of it. It
// follows the stream while it is open, and blocks nothing.
class TeachWindow final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(TeachWindow)

public:
    struct Stream
    {
        RunId run = RunId::None;
        QUrl url;
        QByteArray method;
        QString name; // for people: its path
        std::shared_ptr<const EventStore> events; // never null
        std::shared_ptr<const Profile> base; // what reads it; null: the built-in shapes
    };

    TeachWindow(ProfileLibrary &profiles, Stream stream, QWidget *parent = nullptr);

    [[nodiscard]] RunId run() const { return m_stream.run; }
    [[nodiscard]] const Teaching &teaching() const { return m_teaching; }
    void showStored(qint64 index); // the store's index; what has gone, or -1: the first that is not understood
    void say(const TaughtStatement &statement); // of the event that is shown

signals:
    // It was saved; the stream should be read by it now.
    void saved(runwatch::RunId run, const QString &profile);

private:
    QWidget *makeEvents();
    QWidget *makeSaving();
    void connectParts();
    void askAtCurrent();
    void askMeaning(const JsonTree::Place &place, const QPoint &at);
    void showKind(int row);
    void showSampled(const SampledEvent &event);
    void takeBack(const TaughtPlace &place);
    void change();
    void tryOut();
    void tryNewer();
    void takeTrial(const Trial::Result &result);
    void save();
    [[nodiscard]] QString meaningOf(const TaughtPlace &place) const;

    ProfileLibrary &m_profiles;
    const Stream m_stream;
    Teaching m_teaching;
    Trial m_trial;
    QTimer m_follow;
    qint64 m_tried = 0; // EventStore::end() of the last trial
    SampledEvent m_event; // whose values are shown
    bool m_isPicked = false; // by the operator, or for the operator
    QString m_replacing; // the id whose file may be written over
    KindRows *m_kinds;
    QTableView *m_kindTable;
    JsonTree *m_fields;
    QTreeView *m_tree;
    QPushButton *m_ask;
    RulesPane *m_rules;
    PreviewPane *m_preview;
    QLineEdit *m_name;
    QPushButton *m_save;
    InlineError *m_error;
};

} // namespace runwatch

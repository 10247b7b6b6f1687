// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/net/streamrequest.h"

#include <QDialog>
#include <QTimer>

class QLabel;
class QPlainTextEdit;
class QPushButton;

namespace runwatch {

// Asks before a runwatch: link is opened, since whoever wrote it is not known. One link at a time;
// it is not modal, Return and Esc mean no, and yes can be said only once the question has been on
// the screen for a moment, so that a click meant for something else does not say it.
class LinkQuestion final : public QDialog
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(LinkQuestion)

public:
    static constexpr int MostWaiting = 20; // links; more are dropped
    static constexpr int DefaultPause = 500; // ms before yes can be said

    explicit LinkQuestion(QWidget *parent = nullptr, int pause = DefaultPause);

    void ask(const QUrl &url); // https; a URL that is being asked about already is not asked twice

    void done(int result) override;

signals:
    // The operator said yes. The request is a GET of that URL, without a token.
    void openConfirmed(const runwatch::StreamRequest &request);

private:
    void showFirst();

    QLabel *m_question;
    QPlainTextEdit *m_url;
    QPushButton *m_yes;
    QPushButton *m_no;
    QTimer m_pause;
    QList<QUrl> m_waiting; // the first is the one that is shown
};

} // namespace runwatch

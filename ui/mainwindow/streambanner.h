// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/model/streamstatus.h"

#include <QFrame>
#include <QTimer>

#include <optional>

class QLabel;
class QPushButton;

namespace runwatch {

// One line above the list about the stream of the selected job, while there is something to say
// that its row has no room for: it waits, it is lost, it was refused, or no event has come yet.
// Trouble has a verb. It never takes the focus.
class StreamBanner final : public QFrame
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(StreamBanner)

public:
    explicit StreamBanner(QWidget *parent = nullptr);

    void setStream(const StreamStatus *stream); // null: none

signals:
    void reconnectRequested(runwatch::RunId run);
    void retryRequested(runwatch::RunId run);

private:
    void tell();
    void act();
    QString text() const;

    std::optional<StreamStatus> m_stream;
    QLabel *m_icon;
    QLabel *m_text;
    QPushButton *m_verb;
    QTimer m_seconds;
};

} // namespace runwatch

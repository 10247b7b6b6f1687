// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/model/streamstatus.h"

#include <QFrame>
#include <QTimer>

#include <optional>

class QHBoxLayout;
class QCheckBox;
class QLabel;
class QLineEdit;
class QPushButton;

namespace runwatch {

class InlineError;

// One line above the list about the stream of the selected job, while there is something to say
// that its row has no room for: it waits, is paused or lost, was refused, is silent, or no event has
// come yet. Trouble has a verb; where a token was refused, there is a field for another. It is never
// modal, and never takes the focus.
class StreamBanner final : public QFrame
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(StreamBanner)

public:
    explicit StreamBanner(QWidget *parent = nullptr);

    void setStream(const StreamStatus *stream); // null: none
    void complain(const QString &sentence); // about the token that was given
    [[nodiscard]] bool remembersToken() const; // the operator wants it kept in the keychain

signals:
    void reconnectRequested(runwatch::RunId run); // also of one that is paused
    void retryRequested(runwatch::RunId run);
    void tokenGiven(runwatch::RunId run, const QByteArray &token); // never empty
    void certificateRequested(runwatch::RunId run); // to be looked at
    void doctorRequested(runwatch::RunId run);
    void cancelRequested(); // of the selected job

protected:
    void changeEvent(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    QPushButton *addVerb(const QString &text);
    void tell();
    void fitHeight();
    void showVerbs(qint64 now);
    void takeIcon();
    void giveToken();
    QString text(qint64 now) const;

    std::optional<StreamStatus> m_stream;
    QHBoxLayout *m_layout;
    QLabel *m_icon;
    QLabel *m_text;
    InlineError *m_error;
    QLineEdit *m_token;
    QCheckBox *m_remember;
    QPushButton *m_giveToken;
    QPushButton *m_certificate;
    QPushButton *m_reconnect;
    QPushButton *m_retry;
    QPushButton *m_cancel;
    QPushButton *m_doctor;
    QTimer m_seconds;
};

} // namespace runwatch

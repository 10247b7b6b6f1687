// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/mainwindow/streambanner.h"

#include "ui/look/icons.h"
#include "ui/words/words.h"

#include <QDateTime>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>

namespace runwatch {
namespace {

using Connection = StreamStatus::Connection;

bool isInTrouble(const StreamStatus &stream)
{
    return stream.isOver && (stream.end == JobState::Lost || stream.end == JobState::Refused);
}

bool isWithoutEvent(const StreamStatus &stream)
{
    return stream.connection == Connection::Open && stream.events == 0;
}

} // namespace

StreamBanner::StreamBanner(QWidget *parent)
    : QFrame(parent)
    , m_icon(new QLabel(this))
    , m_text(new QLabel(this))
    , m_verb(new QPushButton(tr("Reconnect now"), this))
{
    m_text->setTextFormat(Qt::PlainText);
    m_text->setWordWrap(true);
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::AlternateBase);
    setAccessibleName(tr("Stream"));
    auto *layout = new QHBoxLayout(this);
    layout->addWidget(m_icon);
    layout->addWidget(m_text, 1);
    layout->addWidget(m_verb);
    connect(m_verb, &QPushButton::clicked, this, &StreamBanner::act);
    connect(&m_seconds, &QTimer::timeout, this, &StreamBanner::tell);
    m_seconds.start(1000);
    hide();
}

void StreamBanner::setStream(const StreamStatus *stream)
{
    m_stream = stream ? std::optional(*stream) : std::nullopt;
    tell();
}

void StreamBanner::tell()
{
    const QString words = m_stream ? text() : QString();
    setVisible(!words.isEmpty());
    if (words.isEmpty())
        return;
    const bool trouble = isInTrouble(*m_stream);
    const JobState state = trouble                    ? m_stream->end
        : m_stream->connection == Connection::Waiting ? JobState::Reconnecting
                                                      : JobState::Connecting;
    const int side = fontMetrics().height() + 2;
    m_icon->setPixmap(stateIcon(state).pixmap(QSize(side, side), devicePixelRatioF()));
    m_text->setText(words);
    m_verb->setVisible(!isWithoutEvent(*m_stream));
    m_verb->setText(trouble ? tr("Retry") : tr("Reconnect now"));
}

void StreamBanner::act()
{
    if (isInTrouble(*m_stream))
        emit retryRequested(m_stream->run);
    else
        emit reconnectRequested(m_stream->run);
}

QString StreamBanner::text() const
{
    const qint64 now = QDateTime::currentMSecsSinceEpoch();
    if (isInTrouble(*m_stream) || m_stream->connection == Connection::Waiting) {
        //: What the connection does, then why
        return tr("%1. %2").arg(connectionText(*m_stream, now), describe(m_stream->lastEnd));
    }
    if (!isWithoutEvent(*m_stream))
        return {};
    const QString keepAlives =
        m_stream->comments > 0 ? tr("Keep-alives: %L1.").arg(m_stream->comments) : QString();
    //: A server, an HTTP status, a time in ms, a time, then a count or nothing
    return tr("Connected to %1 (%2, %3 ms). Waiting for the first event, %4. %5")
        .arg(m_stream->server)
        .arg(m_stream->httpStatus)
        .arg(m_stream->headReceivedAfter)
        .arg(elapsedText(now - m_stream->openedAt), keepAlives)
        .trimmed();
}

} // namespace runwatch

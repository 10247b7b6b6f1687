// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/mainwindow/streambanner.h"

#include "app/model/silence.h"
#include "ui/logview/visibletext.h"
#include "ui/look/icons.h"
#include "ui/open/inlineerror.h"
#include "ui/words/words.h"

#include <QCheckBox>
#include <QDateTime>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QStyle>

#include <algorithm>

namespace runwatch {
namespace {

using Connection = StreamStatus::Connection;

// In ms.
constexpr qint64 AnswerExpectedAfter = 10'000;
constexpr qint64 EventExpectedAfter = 30'000;

bool isInTrouble(const StreamStatus &stream)
{
    const bool isTrouble = stream.end == JobState::Lost || stream.end == JobState::Refused;
    return stream.isOver && (isTrouble || isRefusal(stream.lastEnd));
}

bool wantsToken(const StreamStatus &stream)
{
    const int status = stream.lastEnd.httpStatus;
    return isInTrouble(stream) && stream.lastEnd.kind == StreamEnd::Kind::HttpStatus && (status == 401 || status == 403);
}

bool isWithoutEvent(const StreamStatus &stream)
{
    return stream.connection == Connection::Open && stream.events == 0;
}

bool isUnanswered(const StreamStatus &stream, qint64 now)
{
    return stream.connection == Connection::Connecting && stream.sentAt > 0 && now - stream.sentAt >= AnswerExpectedAfter;
}

bool isDumb(const StreamStatus &stream, qint64 now)
{
    const Silence silence = silenceOf(stream, now);
    return silence == Silence::NoBytes || silence == Silence::NoLine;
}

bool isWaiting(const StreamStatus &stream)
{
    return stream.connection == Connection::Waiting || stream.connection == Connection::Paused;
}

QString waitingForFirstEvent(const StreamStatus &stream, qint64 now)
{
    const QString keepAlives = stream.comments > 0 ? StreamBanner::tr("Keep-alives: %L1.").arg(stream.comments) : QString();
    //: A server, an HTTP status, a time in ms, a time, then a count or nothing
    return StreamBanner::tr("Connected to %1 (%2, %3 ms). Waiting for the first event, %4. %5")
        .arg(stream.server)
        .arg(stream.httpStatus)
        .arg(stream.headReceivedAfter)
        .arg(elapsedText(now - stream.openedAt), keepAlives)
        .trimmed();
}

} // namespace

StreamBanner::StreamBanner(QWidget *parent)
    : QFrame(parent)
    , m_layout(new QHBoxLayout)
    , m_icon(new QLabel(this))
    , m_text(new QLabel(this))
    , m_error(new InlineError(this))
    , m_token(new QLineEdit(this))
    , m_remember(new QCheckBox(tr("Remember"), this))
    , m_giveToken(addVerb(tr("Go on")))
    , m_certificate(addVerb(tr("Show certificate…")))
    , m_reconnect(addVerb(tr("Reconnect now")))
    , m_retry(addVerb(tr("Retry")))
    , m_cancel(addVerb(tr("Cancel")))
    , m_doctor(addVerb(tr("Stream doctor…")))
{
    m_text->setTextFormat(Qt::PlainText);
    m_text->setWordWrap(true);
    // Where reading begins, whatever the direction of the words themselves.
    m_text->setAlignment(QStyle::visualAlignment(layoutDirection(), Qt::AlignLeft) | Qt::AlignAbsolute | Qt::AlignVCenter);
    m_token->setEchoMode(QLineEdit::Password);
    m_token->setAccessibleName(tr("Token"));
    m_token->setPlaceholderText(tr("Another token"));
    m_token->setToolTip(tr("Sent as a bearer token to this server alone"));
    m_remember->setToolTip(tr("Keep the token in the keychain; else it is kept for this session"));
    m_token->setMaximumWidth(fontMetrics().averageCharWidth() * 40);
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::AlternateBase);
    setAccessibleName(tr("Stream"));
    m_layout->insertWidget(0, m_icon);
    m_layout->insertWidget(1, m_text, 1);
    m_layout->insertWidget(2, m_token, 1);
    m_layout->insertWidget(3, m_remember);
    auto *layout = new QVBoxLayout(this);
    layout->addLayout(m_layout);
    layout->addWidget(m_error);
    connect(m_token, &QLineEdit::returnPressed, this, &StreamBanner::giveToken);
    connect(m_token, &QLineEdit::textEdited, m_error, [this] { m_error->say({}); });
    connect(m_giveToken, &QPushButton::clicked, this, &StreamBanner::giveToken);
    connect(m_certificate, &QPushButton::clicked, this, [this] { emit certificateRequested(m_stream->run); });
    connect(m_reconnect, &QPushButton::clicked, this, [this] { emit reconnectRequested(m_stream->run); });
    connect(m_retry, &QPushButton::clicked, this, [this] { emit retryRequested(m_stream->run); });
    connect(m_cancel, &QPushButton::clicked, this, &StreamBanner::cancelRequested);
    connect(m_doctor, &QPushButton::clicked, this, [this] { emit doctorRequested(m_stream->run); });
    connect(&m_seconds, &QTimer::timeout, this, &StreamBanner::tell);
    m_seconds.start(1000);
    hide();
}

QPushButton *StreamBanner::addVerb(const QString &text)
{
    auto *verb = new QPushButton(text, this);
    m_layout->addWidget(verb);
    return verb;
}

void StreamBanner::setStream(const StreamStatus *stream)
{
    const bool isAnother = !stream || !m_stream || stream->run != m_stream->run;
    m_stream = stream ? std::optional(*stream) : std::nullopt;
    if (isAnother || !wantsToken(*m_stream)) { // a token is for one stream alone
        m_token->clear();
        m_remember->setChecked(false);
        m_error->say({});
    }
    tell();
}

void StreamBanner::complain(const QString &sentence)
{
    m_error->say(sentence);
}

void StreamBanner::tell()
{
    const qint64 now = QDateTime::currentMSecsSinceEpoch();
    const QString words = m_stream ? visibleText(text(now)) : QString();
    if (!words.isEmpty()) {
        m_text->setText(words);
        showVerbs(now);
        takeIcon();
        fitHeight();
    }
    setVisible(!words.isEmpty());
}

void StreamBanner::showVerbs(qint64 now)
{
    const StreamStatus &stream = *m_stream;
    const bool isTokenWanted = wantsToken(stream);
    const bool isNothingHeard = isUnanswered(stream, now) || isDumb(stream, now);
    const bool isFirstEventLate = isWithoutEvent(stream) && now - stream.openedAt >= EventExpectedAfter;
    m_token->setVisible(isTokenWanted);
    m_remember->setVisible(isTokenWanted);
    m_giveToken->setVisible(isTokenWanted);
    m_certificate->setVisible(isInTrouble(stream) && stream.certificate.has_value());
    m_retry->setVisible(isInTrouble(stream) && !isTokenWanted);
    m_reconnect->setVisible(isWaiting(stream));
    m_reconnect->setText(stream.connection == Connection::Paused ? tr("Go on") : tr("Reconnect now"));
    m_cancel->setVisible(isNothingHeard);
    m_doctor->setVisible(isInTrouble(stream) || isNothingHeard || isFirstEventLate || stream.connection == Connection::Waiting);
    m_doctor->setText(isFirstEventLate ? tr("Why nothing?") : tr("Stream doctor…"));
}

bool StreamBanner::remembersToken() const
{
    return m_remember->isChecked();
}

void StreamBanner::giveToken()
{
    const QByteArray token = m_token->text().trimmed().toUtf8();
    if (!token.isEmpty())
        emit tokenGiven(m_stream->run, token);
}

void StreamBanner::changeEvent(QEvent *event)
{
    QFrame::changeEvent(event);
    if (event->type() == QEvent::PaletteChange && m_stream)
        takeIcon();
}

void StreamBanner::resizeEvent(QResizeEvent *event)
{
    QFrame::resizeEvent(event);
    fitHeight();
}

// A splitter does not ask how high wrapped text is.
void StreamBanner::fitHeight()
{
    setMinimumHeight(std::max(0, layout()->totalHeightForWidth(width())));
}

void StreamBanner::takeIcon()
{
    const int side = fontMetrics().height() + 2;
    const JobState state = isInTrouble(*m_stream) ? (m_stream->end == JobState::Lost ? JobState::Lost : JobState::Refused)
        : isWaiting(*m_stream)                    ? JobState::Reconnecting
        : m_stream->connection == Connection::Open ? JobState::Stalled
                                                   : JobState::Connecting;
    const QIcon icon = m_stream->connection == Connection::Paused ? tintedIcon(Icon::Pause, Tone::Waiting)
        : isWithoutEvent(*m_stream)                               ? stateIcon(JobState::Connecting)
                                                                  : stateIcon(state);
    m_icon->setPixmap(icon.pixmap(QSize(side, side), devicePixelRatioF()));
}

QString StreamBanner::text(qint64 now) const
{
    const StreamStatus &stream = *m_stream;
    if (stream.connection == Connection::Paused)
        return tr("%1 is paused here: none of its streams is opened until you go on. POST streams stay open.").arg(stream.server);
    //: What the connection does, then why
    const QString both = tr("%1. %2");
    if (isInTrouble(stream) || stream.connection == Connection::Waiting)
        return both.arg(connectionText(stream, now), describe(stream.lastEnd));
    if (isUnanswered(stream, now)) {
        return both.arg(connectionText(stream, now),
                        tr("A busy server, or a proxy that holds the answer back, looks like this."));
    }
    if (isDumb(stream, now)) {
        return both.arg(connectionText(stream, now),
                        tr("The stream is left open, since opening it again could start the run twice or lose lines."));
    }
    return isWithoutEvent(stream) ? waitingForFirstEvent(stream, now) : QString();
}

} // namespace runwatch

// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/jobs/jobheader.h"

#include "ui/jobs/elidedlabel.h"
#include "ui/jobs/jobbar.h"
#include "ui/logview/visibletext.h"
#include "ui/look/icons.h"
#include "ui/look/profileband.h"
#include "ui/words/eventwords.h"
#include "ui/words/words.h"

#include <QDateTime>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QPushButton>

namespace runwatch {
namespace {

constexpr int LeastMessage = 16; // characters
constexpr int LeastBar = 12; // likewise

} // namespace

JobHeader::JobHeader(QWidget *parent)
    : QWidget(parent)
    , m_icon(new QLabel(this))
    , m_name(new ElidedLabel(this))
    , m_message(new ElidedLabel(this))
    , m_state(new ElidedLabel(this))
    , m_facts(new ElidedLabel(this))
    , m_clocks(new ElidedLabel(this))
    , m_bar(new JobBar(this))
    , m_percent(new QLabel(this))
    , m_cancel(new QPushButton(tintedIcon(Icon::Cancel), tr("Cancel"), this))
    , m_retry(new QPushButton(tintedIcon(Icon::Retry), tr("Retry"), this))
{
    QFont bold = font();
    bold.setWeight(QFont::DemiBold);
    m_name->setFont(bold);
    m_percent->setFont(bold);
    m_percent->setTextFormat(Qt::PlainText);
    m_cancel->setToolTip(tr("Cancel this job"));
    m_retry->setToolTip(tr("Open the stream of this job again"));
    m_message->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed); // what the others leave
    m_message->setMinimumWidth(fontMetrics().averageCharWidth() * LeastMessage);
    m_bar->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed); // likewise
    m_bar->setMinimumWidth(fontMetrics().averageCharWidth() * LeastBar);
    m_state->setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    setAccessibleName(tr("Selected job"));

    auto *titles = new QHBoxLayout;
    titles->addWidget(m_icon);
    titles->addWidget(m_name);
    titles->addWidget(m_message, 1);
    titles->addWidget(m_state);
    titles->addWidget(m_facts);
    auto *bars = new QHBoxLayout;
    bars->addWidget(m_bar, 1);
    bars->addWidget(m_percent);
    bars->addWidget(m_clocks);
    auto *lines = new QVBoxLayout;
    lines->addLayout(titles);
    lines->addLayout(bars);
    auto *all = new QHBoxLayout(this);
    all->setSpacing(fontMetrics().height());
    all->addLayout(lines, 1);
    all->addWidget(m_cancel);
    all->addWidget(m_retry);

    connect(m_cancel, &QPushButton::clicked, this, [this] { emit cancelRequested(m_job->id); });
    connect(m_retry, &QPushButton::clicked, this, [this] { emit retryRequested(m_job->id.run); });
    connect(&m_seconds, &QTimer::timeout, this, &JobHeader::showTimes);
    m_seconds.start(1000);
    showJob();
}

void JobHeader::setJob(const Job *job, const StreamStatus *stream)
{
    m_job = job ? std::optional(*job) : std::nullopt;
    m_stream = stream ? std::optional(*stream) : std::nullopt;
    showJob();
}

void JobHeader::showJob()
{
    const Job job = m_job.value_or(Job());
    m_cancel->setEnabled(m_job && !isEnd(job.state));
    m_retry->setEnabled(m_job && m_stream && m_stream->isOver);
    m_icon->setVisible(m_job.has_value());
    m_state->setVisible(m_job.has_value());
    m_bar->setJob(job);
    m_percent->setText(progressAndOrigin(job));
    m_name->setText(m_job ? visibleText(job.title) : tr("No job is selected"));
    m_state->setColour(toneColour(toneOf(job.state), palette()));
    const int side = fontMetrics().height() + 2;
    const QIcon icon = isPaused(job, m_stream ? &*m_stream : nullptr) ? tintedIcon(Icon::Pause, Tone::Waiting) : stateIcon(job.state);
    m_icon->setPixmap(icon.pixmap(QSize(side, side), devicePixelRatioF()));
    showTimes();
    update(); // the band
}

// The icon and the state's colour are taken from the palette once.
void JobHeader::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        showJob();
}

void JobHeader::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    if (m_stream)
        paintBand(painter, rect(), m_stream->profileColour, palette(), layoutDirection());
}

// All that changes by itself; each second.
void JobHeader::showTimes()
{
    const StreamStatus *stream = m_stream ? &*m_stream : nullptr;
    const qint64 now = QDateTime::currentMSecsSinceEpoch();
    m_facts->setText(facts());
    m_message->setText(m_job ? visibleText(jobMessage(*m_job, stream, now)) : QString());
    m_state->setText(m_job ? stateText(*m_job, stream, now) : QString());
    const bool areClocksShown = m_job && !isEnd(m_job->state) && stream && !stream->isOver;
    m_clocks->setVisible(areClocksShown);
    if (areClocksShown)
        m_clocks->setText(clockTexts(*stream, m_job->lastAdvanceAt, now).join(QStringLiteral(" · ")));
}

QString JobHeader::facts() const
{
    if (!m_job)
        return {};
    QStringList facts;
    if (m_job->startedAt > 0)
        facts << elapsedText(elapsed(*m_job, QDateTime::currentMSecsSinceEpoch()));
    if (const QString left = timeLeftAndClock(*m_job, QDateTime::currentMSecsSinceEpoch()); !left.isEmpty())
        facts << left;
    if (m_job->results) {
        //: Numbers of results
        facts << tr("%1 OK, %2 failed").arg(m_job->results->success).arg(m_job->results->failed);
    }
    if (m_job->attempt > 1)
        facts << tr("attempt %1").arg(m_job->attempt);
    if (m_stream && m_stream->profileColour != ProfileColour::None)
        facts << visibleText(profileNameText(*m_stream)); // what the band means
    return facts.join(QStringLiteral(" · "));
}

} // namespace runwatch

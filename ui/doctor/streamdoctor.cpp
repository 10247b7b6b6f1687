// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/doctor/streamdoctor.h"

#include "app/model/diagnosis.h"
#include "ui/doctor/findinglist.h"
#include "ui/log/factform.h"
#include "ui/logview/visibletext.h"
#include "ui/look/icons.h"

#include <QClipboard>
#include <QComboBox>
#include <QDateTime>
#include <QDialogButtonBox>
#include <QGuiApplication>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QVBoxLayout>

namespace runwatch {
namespace {

QScrollArea *makeScrollArea(QWidget *shown)
{
    auto *scroll = new QScrollArea;
    scroll->setAccessibleName(StreamDoctor::tr("Findings and facts"));
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff); // text wraps
    scroll->setWidget(shown);
    return scroll;
}

} // namespace

StreamDoctor::StreamDoctor(JobListModel &jobs, QWidget *parent)
    : QDialog(parent)
    , m_jobs(jobs)
    , m_streams(new QComboBox)
    , m_findings(new FindingList)
    , m_facts(new FactForm)
    , m_curl(new QLineEdit)
{
    setWindowTitle(tr("Stream Doctor"));
    setModal(false);
    m_streams->setAccessibleName(tr("Stream"));
    m_streams->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_streams->setMinimumContentsLength(24);
    m_curl->setReadOnly(true);
    m_curl->setAccessibleName(tr("Command to try it by hand"));

    auto *page = new QWidget;
    auto *lines = new QVBoxLayout(page);
    lines->addWidget(m_findings);
    lines->addSpacing(fontMetrics().height());
    lines->addWidget(m_facts);
    lines->addStretch(1);

    auto *byHand = new QLabel(tr("To try it &by hand (what stands as *** is to be filled in):"));
    byHand->setTextFormat(Qt::PlainText);
    byHand->setBuddy(m_curl);
    byHand->setWordWrap(true);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close);
    auto *copyReport = buttons->addButton(tr("Copy &report"), QDialogButtonBox::ActionRole);
    auto *copyCurl = buttons->addButton(tr("Copy &command"), QDialogButtonBox::ActionRole);
    copyReport->setIcon(tintedIcon(Icon::Copy));
    copyCurl->setIcon(tintedIcon(Icon::Copy));

    auto *layout = new QVBoxLayout(this);
    layout->addWidget(m_streams);
    layout->addWidget(makeScrollArea(page), 1);
    layout->addWidget(byHand);
    layout->addWidget(m_curl);
    layout->addWidget(buttons);
    resize(fontMetrics().averageCharWidth() * 100, fontMetrics().height() * 42);

    const auto copy = [](const QString &text) { QGuiApplication::clipboard()->setText(text); };
    connect(copyReport, &QPushButton::clicked, this, [this, copy] { copy(report()); });
    connect(copyCurl, &QPushButton::clicked, this, [this, copy] { copy(m_curl->text()); });
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(m_streams, &QComboBox::currentIndexChanged, this, &StreamDoctor::tell);
    connect(&m_seconds, &QTimer::timeout, this, &StreamDoctor::tell);
    m_seconds.start(1000);
}

void StreamDoctor::showStream(RunId run)
{
    fillStreams();
    if (const int row = m_streams->findData(QVariant::fromValue(quint32(run))); row >= 0)
        m_streams->setCurrentIndex(row);
    tell();
    show();
    raise();
    activateWindow();
}

// When one was opened or removed: the one that is shown stays.
void StreamDoctor::fillStreams()
{
    const QList<RunId> runs = m_jobs.runs();
    bool isSame = m_streams->count() == runs.size();
    for (int row = 0; isSame && row < runs.size(); ++row)
        isSame = m_streams->itemData(row).toUInt() == quint32(runs.at(row));
    if (isSame)
        return;
    const QSignalBlocker blocker(m_streams);
    const RunId shown = shownRun();
    m_streams->clear();
    for (const RunId run : runs) {
        const StreamStatus *stream = m_jobs.stream(run);
        m_streams->addItem(visibleText(stream->method + u' ' + stream->shownUrl), QVariant::fromValue(quint32(run)));
    }
    m_streams->setCurrentIndex(std::max(0, m_streams->findData(QVariant::fromValue(quint32(shown)))));
}

RunId StreamDoctor::shownRun() const
{
    return RunId(m_streams->currentData().toUInt());
}

void StreamDoctor::tell()
{
    fillStreams();
    const StreamStatus *stream = m_jobs.stream(shownRun());
    m_findings->setVisible(stream);
    m_facts->setVisible(stream);
    if (!stream)
        return m_curl->clear();
    const qint64 now = QDateTime::currentMSecsSinceEpoch();
    m_findings->setFindings(diagnosis(*stream, now));
    m_facts->setFacts(streamFacts(*stream, nullptr, now));
    if (m_curl->text() != stream->curlCommand) {
        m_curl->setText(stream->curlCommand);
        m_curl->setCursorPosition(0);
    }
}

QString StreamDoctor::report() const
{
    return m_findings->asText() + QStringLiteral("\n\n") + m_facts->asText() + QStringLiteral("\n\n") + m_curl->text()
        + u'\n';
}

} // namespace runwatch

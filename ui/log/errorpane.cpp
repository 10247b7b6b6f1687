// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/log/errorpane.h"

#include "app/model/joberrors.h"
#include "app/stream/utf8.h"
#include "ui/log/errortable.h"
#include "ui/log/rowtable.h"
#include "ui/words/logwords.h"

#include <QAction>
#include <QClipboard>
#include <QGuiApplication>
#include <QHeaderView>
#include <QLabel>
#include <QTableView>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace runwatch {

namespace {

constexpr qsizetype LinesPerSlice = 100'000; // looked at before the event loop gets a turn
constexpr qint64 ErrorsPerSlice = 2'000; // taken
constexpr qsizetype ErrorBytes = 4'096; // of a line; longer ones are told apart by these

} // namespace

ErrorPane::ErrorPane(QWidget *parent)
    : QWidget(parent)
    , m_model(new JobErrorListModel(this))
    , m_words(new ErrorTable(this))
    , m_table(makeRowTable(m_words, tr("Errors")))
    , m_note(new QLabel)
{
    m_words->setSourceModel(m_model);
    m_table->horizontalHeader()->resizeSection(JobErrorListModel::CountColumn,
                                               fontMetrics().averageCharWidth() * 9);
    for (const int column : {JobErrorListModel::FirstSeenColumn, JobErrorListModel::LastSeenColumn})
        m_table->horizontalHeader()->resizeSection(column, fontMetrics().averageCharWidth() * 14);
    m_table->horizontalHeader()->setSectionResizeMode(JobErrorListModel::TextColumn, QHeaderView::Stretch);
    auto *copy = new QAction(tr("Copy"), m_table);
    copy->setShortcut(QKeySequence::Copy);
    copy->setShortcutContext(Qt::WidgetShortcut);
    m_table->addAction(copy);

    m_note->setTextFormat(Qt::PlainText);
    m_note->setWordWrap(true);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_note);
    layout->addWidget(m_table, 1);
    setFocusProxy(m_table);

    m_errorLines.setLevels(ShownLevel::Error);
    m_readTimer.setSingleShot(true);
    connect(&m_readTimer, &QTimer::timeout, this, &ErrorPane::readOn);
    connect(copy, &QAction::triggered, this, &ErrorPane::copySelection);
    showCount();
}

void ErrorPane::setJob(const Job *job)
{
    m_model->setJob(job);
    if (const JobId id = job ? job->id : JobId(); std::exchange(m_job, id) != id) {
        m_errorLines.setJob(id.index);
        m_taken = 0;
        readOn();
    }
    showCount();
}

void ErrorPane::setLog(std::shared_ptr<const LogStore> log)
{
    if (log.get() == m_errorLines.log())
        return;
    m_errorLines.setLog(std::move(log));
    m_model->forgetLines();
    m_taken = 0;
    readOn();
}

void ErrorPane::takeLines(qint64 first, qint64 end)
{
    m_errorLines.takeLines(first, end);
    readOn();
}

void ErrorPane::readOn()
{
    if (m_job.isNull())
        return;
    const bool isMoreToRead = m_errorLines.read(LinesPerSlice);
    const qint64 end = std::min(m_errorLines.end(), std::max(m_taken, m_errorLines.first()) + ErrorsPerSlice);
    for (m_taken = std::max(m_taken, m_errorLines.first()); m_taken < end; ++m_taken) {
        const LogStore::Lines lines = m_errorLines.log()->lines(m_errorLines.line(m_taken), 1);
        if (lines.size() > 0)
            takeLine(lines[0]);
    }
    if (isMoreToRead || m_taken < m_errorLines.end())
        m_readTimer.start(0);
    showCount();
}

// A server's error line, or how the job failed. What the connection did stands in the log alone.
void ErrorPane::takeLine(const LogLine &line)
{
    if (line.kind == LogKind::ServerText)
        m_model->takeErrorLine(fromUtf8(line.text.first(std::min(line.text.size(), ErrorBytes))),
                               line.arrivalTime);
    else if (line.kind == LogKind::JobEnded && line.level == LogLevel::Error)
        m_model->takeErrorLine(markText(line), line.arrivalTime);
}

void ErrorPane::showCount()
{
    const qint64 notShown = m_model->notShown();
    qint64 count = notShown;
    for (int row = 0; row < m_model->rowCount(); ++row)
        count += m_model->index(row, JobErrorListModel::CountColumn).data().toLongLong();
    if (count == 0)
        m_note->setText(tr("No error yet."));
    else if (notShown > 0)
        m_note->setText(tr("%n more error(s) counted, not listed.", nullptr, int(notShown)));
    m_note->setVisible(count == 0 || notShown > 0);
    if (std::exchange(m_count, int(count)) != int(count))
        emit countChanged(int(count));
}

void ErrorPane::copySelection() const
{
    QStringList lines;
    QModelIndexList rows = m_table->selectionModel()->selectedRows(JobErrorListModel::TextColumn);
    std::sort(rows.begin(), rows.end());
    for (const QModelIndex &row : std::as_const(rows))
        lines << row.data().toString();
    QGuiApplication::clipboard()->setText(lines.join(u'\n'));
}

} // namespace runwatch

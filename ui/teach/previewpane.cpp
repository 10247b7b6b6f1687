// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/teach/previewpane.h"

#include "ui/log/plaintextview.h"
#include "ui/logview/visibletext.h"
#include "ui/words/words.h"

#include <QHeaderView>
#include <QLabel>
#include <QPlainTextEdit>
#include <QScrollBar>
#include <QTableWidget>
#include <QVBoxLayout>

namespace runwatch {

namespace {

constexpr int MostRows = 200;

QStringList cellsOf(const Job &job)
{
    return {job.title.isEmpty() ? job.key : job.title, stateWord(job.state), progressText(job), phaseText(job), job.message};
}

QString lineText(const Preview::Line &line)
{
    return levelWord(line.level) + u' ' + visibleText(QByteArrayView(line.text));
}

} // namespace

PreviewPane::PreviewPane(QWidget *parent)
    : QWidget(parent)
    , m_summary(new QLabel)
    , m_jobs(new QTableWidget)
    , m_lines(makePlainTextView(tr("Preview: the log")))
{
    m_summary->setTextFormat(Qt::PlainText);
    m_summary->setWordWrap(true);
    m_jobs->setAccessibleName(tr("Preview: the jobs"));
    m_jobs->setColumnCount(5);
    m_jobs->setHorizontalHeaderLabels({tr("Job"), tr("State"), tr("Progress"), tr("Phase"), tr("Message")});
    m_jobs->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_jobs->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_jobs->setTabKeyNavigation(false);
    m_jobs->setShowGrid(false);
    m_jobs->setWordWrap(false);
    m_jobs->verticalHeader()->hide();
    m_jobs->verticalHeader()->setDefaultSectionSize(fontMetrics().height() * 3 / 2);
    m_jobs->horizontalHeader()->setStretchLastSection(true);
    m_jobs->horizontalHeader()->setDefaultAlignment(Qt::AlignLeading | Qt::AlignVCenter);
    m_lines->setPlaceholderText(tr("Lines of the log stand here."));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->addWidget(m_summary);
    layout->addWidget(m_jobs, 3);
    layout->addWidget(m_lines, 2);
}

void PreviewPane::setPreview(const Preview &preview)
{
    const int unread = int(preview.notUnderstood.size());
    const QString made = tr("The newest %n event(s) make", nullptr, int(preview.events)) + u' ' + tr("%n job(s).", nullptr, int(preview.jobs.size()));
    const QString rest = unread == 0 ? tr("All of them are understood.") : tr("%n of them are not understood.", nullptr, unread);
    m_summary->setText(made + u' ' + rest);
    const int rows = std::min<int>(int(preview.jobs.size()), MostRows);
    m_jobs->setRowCount(rows);
    for (int row = 0; row < rows; ++row) {
        const QStringList cells = cellsOf(preview.jobs.at(row));
        for (int column = 0; column < cells.size(); ++column)
            m_jobs->setItem(row, column, new QTableWidgetItem(visibleText(QStringView(cells.at(column)))));
    }
    QStringList lines;
    for (const Preview::Line &line : preview.lines)
        lines << lineText(line);
    const QString text = lines.join(u'\n');
    if (text == m_lines->toPlainText())
        return;
    m_lines->setPlainText(text);
    m_lines->verticalScrollBar()->setValue(m_lines->verticalScrollBar()->maximum());
}

} // namespace runwatch

// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/log/errorpane.h"

#include "app/model/errorlistmodel.h"
#include "ui/log/errortable.h"
#include "ui/log/rowtable.h"

#include <QAction>
#include <QClipboard>
#include <QComboBox>
#include <QGuiApplication>
#include <QHeaderView>
#include <QLabel>
#include <QMenu>
#include <QTableView>
#include <QVBoxLayout>

#include <algorithm>
#include <chrono>
#include <limits>
#include <utility>

namespace runwatch {

using namespace std::chrono_literals;

namespace {

constexpr auto Slice = 4ms; // before the event loop gets a turn

} // namespace

ErrorPane::ErrorPane(QWidget *parent)
    : QWidget(parent)
    , m_model(new ErrorListModel(500ms, this))
    , m_words(new ErrorTable(*m_model, this))
    , m_table(makeRowTable(m_words, tr("Errors")))
    , m_note(new QLabel)
    , m_scope(new QComboBox)
{
    QHeaderView &header = *m_table->horizontalHeader();
    const int character = fontMetrics().averageCharWidth();
    for (const int column : {ErrorListModel::CountColumn, ErrorListModel::JobsColumn})
        header.resizeSection(column, character * 9);
    for (const int column : {ErrorListModel::SourceColumn, ErrorListModel::FirstSeenColumn, ErrorListModel::LastSeenColumn})
        header.resizeSection(column, character * 14);
    header.setSectionResizeMode(ErrorListModel::TextColumn, QHeaderView::Stretch);
    header.setSortIndicatorClearable(true);
    header.setSortIndicator(-1, Qt::AscendingOrder);
    m_table->setSortingEnabled(true);

    m_scope->setAccessibleName(tr("Errors of"));
    m_scope->setToolTip(tr("Whose errors are shown"));
    m_scope->addItems({tr("This job"), tr("All jobs of the stream")});
    m_note->setTextFormat(Qt::PlainText);
    m_note->setWordWrap(true);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_scope, 0, Qt::AlignLeading);
    layout->addWidget(m_note);
    layout->addWidget(m_table, 1);
    setFocusProxy(m_table);
    addVerbs();

    m_readTimer.setSingleShot(true);
    connect(&m_readTimer, &QTimer::timeout, this, &ErrorPane::readOn);
    connect(m_scope, &QComboBox::currentIndexChanged, this, &ErrorPane::showScope);
    showScope();
}

void ErrorPane::addVerbs()
{
    m_showFirst = addVerb(tr("Show First in Log"), Qt::Key_Return, Qt::Key_Enter);
    m_showLast = addVerb(tr("Show Last in Log"), QKeyCombination(Qt::ShiftModifier, Qt::Key_Return), QKeyCombination(Qt::ShiftModifier, Qt::Key_Enter));
    const QAction *next = addVerb(tr("Next Kind of Error"), Qt::Key_E);
    const QAction *previous = addVerb(tr("Previous Kind of Error"), QKeyCombination(Qt::ShiftModifier, Qt::Key_E));
    const QAction *copy = addVerb(tr("Copy"), QKeySequence::Copy);
    const QAction *copyMarkdown = addVerb(tr("Copy as Markdown"), Qt::CTRL | Qt::SHIFT | Qt::Key_C);
    addSortMenu();

    connect(m_showFirst, &QAction::triggered, this, [this] { showInLog(End::First); });
    connect(m_showLast, &QAction::triggered, this, [this] { showInLog(End::Last); });
    connect(m_table, &QTableView::activated, this, [this] {
        showInLog(QGuiApplication::keyboardModifiers().testFlag(Qt::ShiftModifier) ? End::Last : End::First);
    });
    connect(next, &QAction::triggered, this, [this] { walk(1); });
    connect(previous, &QAction::triggered, this, [this] { walk(-1); });
    connect(copy, &QAction::triggered, this,
            [this] { QGuiApplication::clipboard()->setText(m_words->textOf(selectedRows())); });
    connect(copyMarkdown, &QAction::triggered, this,
            [this] { QGuiApplication::clipboard()->setText(m_words->markdownOf(selectedRows())); });
    connect(m_table->selectionModel(), &QItemSelectionModel::currentChanged, this, &ErrorPane::showVerbs);
}

QAction *ErrorPane::addVerb(const QString &text, const QKeySequence &key, const QKeySequence &otherKey)
{
    auto *verb = new QAction(text, m_table);
    verb->setShortcuts(otherKey.isEmpty() ? QList<QKeySequence>{key} : QList<QKeySequence>{key, otherKey});
    verb->setShortcutContext(Qt::WidgetShortcut);
    m_table->addAction(verb);
    return verb;
}

// What a click on a header does, for who has no mouse.
void ErrorPane::addSortMenu()
{
    auto *menu = new QMenu(tr("Sort By"), m_table);
    const auto add = [this, menu](const QString &text, int column) {
        const QVariant order = m_words->headerData(column, Qt::Horizontal, Qt::InitialSortOrderRole);
        connect(menu->addAction(text), &QAction::triggered, this,
                [this, column, order] { m_table->sortByColumn(column, Qt::SortOrder(order.toInt())); });
    };
    for (int column = 0; column < ErrorListModel::ColumnCount; ++column)
        add(m_words->headerData(column, Qt::Horizontal).toString(), column);
    add(tr("First Mention"), -1);
    m_table->addAction(menu->menuAction());
}

void ErrorPane::setJob(const Job *job)
{
    const JobId before = std::exchange(m_job, job ? job->id : JobId());
    m_scope->setVisible(job && job->sharesItsStream);
    if (showsAllJobs() ? m_job.run != before.run : m_job != before)
        beginAnew();
    if (job)
        m_model->takeJob(*job);
    readOn();
}

void ErrorPane::takeJobs(const QList<Job> &jobs)
{
    for (const Job &job : jobs)
        m_model->takeJob(job);
    readOn();
}

void ErrorPane::setJobsOf(JobsOf jobsOf)
{
    m_jobsOf = std::move(jobsOf);
}

void ErrorPane::setJobTitles(RunJobTitles titles)
{
    m_words->setJobTitles(std::move(titles));
}

bool ErrorPane::showsAllJobs() const
{
    return m_scope->currentIndex() == 1;
}

void ErrorPane::showScope()
{
    m_table->setColumnHidden(ErrorListModel::JobsColumn, !showsAllJobs());
    beginAnew();
    readOn();
}

void ErrorPane::beginAnew()
{
    m_model->setJob(showsAllJobs() ? std::nullopt : std::optional(m_job.index));
    if (m_job.isNull() || !m_jobsOf)
        return;
    for (const Job *job : m_jobsOf(m_job.run))
        m_model->takeJob(*job);
}

void ErrorPane::setLog(std::shared_ptr<const LogStore> log)
{
    if (log == m_model->log())
        return;
    m_model->setLog(std::move(log));
    readOn();
}

void ErrorPane::takeLines(qint64 first, qint64 end)
{
    m_model->takeLines(first, end);
    readOn();
}

void ErrorPane::readOn()
{
    if (!m_job.isNull() && m_model->read(QDeadlineTimer(Slice)))
        m_readTimer.start(0);
    showCount();
    showVerbs();
}

void ErrorPane::showCount()
{
    const auto most = [](qint64 number) { return int(std::min<qint64>(number, std::numeric_limits<int>::max())); };
    const ErrorGroups &groups = m_model->groups();
    const qint64 count = m_model->errorCount();
    QStringList notes;
    if (count == 0)
        notes << tr("No error yet.");
    if (groups.hasMoreUnlistedKinds())
        notes << tr("More than %n more kind(s) of error counted, not listed.", nullptr, most(groups.unlistedKinds()));
    else if (groups.unlistedKinds() > 0)
        notes << tr("%n more kind(s) of error counted, not listed.", nullptr, most(groups.unlistedKinds()));
    if (m_model->toldNotKept() > 0)
        notes << tr("%n more error(s) of the results counted, not listed.", nullptr, most(m_model->toldNotKept()));
    m_note->setText(notes.join(u' '));
    m_note->setVisible(!notes.isEmpty());
    if (std::exchange(m_count, most(count)) != most(count))
        emit countChanged(m_count);
}

void ErrorPane::showVerbs()
{
    const QModelIndex current = m_table->currentIndex();
    const bool isInLog = current.isValid() && m_model->group(current.row()).firstLine;
    const QString reason = !current.isValid() ? tr("No error is chosen.")
        : isInLog                             ? QString()
                                              : tr("The results alone tell of this error.");
    for (QAction *verb : {m_showFirst, m_showLast}) {
        verb->setEnabled(isInLog);
        verb->setToolTip(reason.isEmpty() ? QString() : reason.toHtmlEscaped()); // none: the verb itself
    }
}

void ErrorPane::showInLog(End end)
{
    const QModelIndex current = m_table->currentIndex();
    if (!current.isValid())
        return;
    const ErrorGroup &group = m_model->group(current.row());
    if (const auto line = end == End::First ? group.firstLine : group.lastLine)
        emit placeRequested({m_job.run, *line});
}

void ErrorPane::walk(int rows)
{
    const int row = m_table->currentIndex().isValid() ? m_table->currentIndex().row() + rows : 0;
    if (row >= 0 && row < m_model->rowCount())
        m_table->setCurrentIndex(m_words->index(row, ErrorListModel::CountColumn));
}

QList<int> ErrorPane::selectedRows() const
{
    QList<int> rows;
    const QModelIndexList selected = m_table->selectionModel()->selectedRows();
    for (const QModelIndex &index : selected)
        rows << index.row();
    std::sort(rows.begin(), rows.end());
    return rows;
}

} // namespace runwatch

// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/log/logpane.h"

#include "app/log/logstore.h"
#include "app/log/terminaltext.h"
#include "ui/log/copybar.h"
#include "ui/log/fieldmemory.h"
#include "ui/log/levelchips.h"
#include "ui/log/logannouncer.h"
#include "ui/log/logbar.h"
#include "ui/log/logfields.h"
#include "ui/log/logjumps.h"
#include "ui/log/overviewstrip.h"
#include "ui/log/searchbar.h"
#include "ui/logview/logview.h"
#include "ui/logview/visibletext.h"

#include <QAccessible>
#include <QKeyEvent>
#include <QLabel>
#include <QLocale>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace runwatch {
namespace {

constexpr qsizetype AnnouncedLength = 200; // characters of an error

} // namespace

LogPane::LogPane(QWidget *parent)
    : QWidget(parent)
    , m_actions(this)
    , m_bar(new LogBar(m_actions, this))
    , m_note(new QLabel(this))
    , m_view(new LogView(this))
    , m_strip(new OverviewStrip(m_reading.rows(), m_reading.marks(), this))
    , m_jumps(new LogJumps(*m_view, m_reading, this))
    , m_announcer(new LogAnnouncer(this))
    , m_fields(new FieldMemory(*m_view, this))
{
    m_note->setTextFormat(Qt::PlainText);
    m_note->setWordWrap(true);
    m_note->setTextInteractionFlags(Qt::TextSelectableByMouse);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(fontMetrics().height() / 4);
    layout->addWidget(m_bar);
    layout->addWidget(m_note);
    layout->addWidget(new LogFields(m_view), 1);
    auto *copyBar = new CopyBar(this);
    layout->addWidget(copyBar);
    m_commands = new LogCommands(*m_view, *copyBar, this);
    m_commands->fillMenu(m_bar->menu());
    setFocusProxy(m_view);
    m_view->setOverview(m_strip);
    m_view->setRows(&m_reading.rows());
    connectView();
    connectSearch();
    connectActions();
    showNote();
}

LogPane::~LogPane()
{
    m_view->setRows(nullptr); // it dies later than they do
}

void LogPane::setRuns(const QList<LoggedRun> &runs)
{
    const QList<LoggedRun> before = m_bar->scope().runs();
    for (const LoggedRun &old : before) {
        const bool isKept = std::any_of(runs.begin(), runs.end(), [&old](const LoggedRun &run) {
            return run.run == old.run && run.log == old.log;
        });
        if (!isKept)
            m_reading.forget(old.run);
    }
    m_bar->scope().setRuns(runs);
}

void LogPane::setSelected(const QList<LoggedJob> &jobs)
{
    m_bar->scope().setSelected(jobs);
}

void LogPane::setJobTitles(JobTitles titles)
{
    m_titles = titles;
    m_bar->scope().setTitles(std::move(titles));
    showTitles();
}

void LogPane::takeLines(RunId run, qint64 first, qint64 end)
{
    m_reading.takeLines(run, first, end);
}

void LogPane::showPlace(LogPlace place)
{
    const LoggedRun *run = m_bar->scope().run(place.run);
    if (!run || !run->log)
        return;
    m_wanted = LogPlace{place.run, std::max(place.line, run->log->first())};
    showWanted();
}

// Now, or once the rows have been read that far.
void LogPane::showWanted()
{
    if (!m_wanted)
        return;
    if (!rows().rowOf(*m_wanted) && !m_isReading) {
        const LogPlace wanted = *std::exchange(m_wanted, std::nullopt);
        m_bar->levels().showAll();
        setMode(LogRows::MatchMode::Highlight);
        if (!rows().rowOf(wanted))
            m_bar->scope().lock({{wanted.run, 0}, false}); // the whole run
        if (rows().rowOf(wanted) || m_isReading)
            m_wanted = wanted;
    }
    if (m_wanted && rows().rowOf(*m_wanted))
        m_view->showPlace(*std::exchange(m_wanted, std::nullopt));
}

const QList<LoggedRun> &LogPane::runs() const
{
    return m_bar->scope().runs();
}

void LogPane::takeSources()
{
    const auto logsOf = [](const QList<LogRows::Source> &sources) {
        QList<SearchedLog> logs;
        for (const LogRows::Source &source : sources)
            logs.append({source.run, source.log});
        std::sort(logs.begin(), logs.end(),
                  [](const SearchedLog &a, const SearchedLog &b) { return a.run < b.run; });
        return logs;
    };
    const QList<LogRows::Source> sources = m_bar->scope().sources();
    const bool isSameLog = logsOf(sources) == logsOf(rows().sources());
    qint64 openedAt = 0;
    for (const LogRows::Source &source : sources) {
        const LoggedRun *run = m_bar->scope().run(source.run);
        if (run && run->openedAt > 0)
            openedAt = openedAt > 0 ? std::min(openedAt, run->openedAt) : run->openedAt;
    }
    m_knownErrors.reset();
    m_announcer->forget();
    m_jumps->forget();
    if (!isSameLog) {
        m_wanted.reset();
        m_view->setRows(nullptr);
    }
    m_reading.setSources(sources);
    m_view->setRunStart(openedAt);
    const LoggedRun *first = sources.isEmpty() ? nullptr : m_bar->scope().run(sources.constFirst().run);
    m_fields->setServer(first ? first->name : QString());
    if (!isSameLog)
        m_view->setRows(&rows()); // from the end
    showTitles();
}

void LogPane::takeRows(LogReading::Progress progress)
{
    m_view->rowsChanged(progress == LogReading::Progress::Going ? LogView::Reading::Going
                                                                : LogView::Reading::Done);
    m_bar->levels().setCounts(rows().counts());
    m_strip->takeChange();
    m_isReading = progress == LogReading::Progress::Going;
    m_jumps->takeMatches();
    showSearchCount();
    showWanted();
    if (progress == LogReading::Progress::Done)
        announceErrors();
}

// What was there when it was shown is no news.
void LogPane::announceErrors()
{
    const qint64 errors = rows().counts().errors;
    const qint64 more = errors - std::exchange(m_knownErrors, errors).value_or(errors);
    if (more <= 0)
        return;
    QString newest;
    const auto row = rows().nextRow(rows().end(), LogRows::Direction::Backward, LogRows::RowKind::Error);
    rows().forEach(row.value_or(rows().end()), 1, [&newest](LogPlace, const LogLine &line) {
        newest = visibleText(QString::fromUtf8(
            readTerminal(line.text.first(std::min<qsizetype>(line.text.size(), 4 * AnnouncedLength))).text));
    });
    m_announcer->takeErrors(more, newest.left(AnnouncedLength));
}

// Of several runs the stream is named, too: their jobs may have the same title.
void LogPane::showTitles()
{
    const bool hasManyRuns = rows().hasManyRuns();
    m_view->setJobTitles([this, hasManyRuns](JobId job) {
        const QString title = m_titles ? m_titles(job) : QStringLiteral("#%1").arg(job.index);
        const LoggedRun *run = hasManyRuns ? m_bar->scope().run(job.run) : nullptr;
        //: %1 is a job's title, %2 its server
        return !run ? title : title.isEmpty() ? run->name : tr("%1 · %2").arg(title, run->name);
    });
}

void LogPane::setMode(LogRows::MatchMode mode)
{
    m_bar->search().setMode(mode);
    m_actions.filter->setChecked(mode == LogRows::MatchMode::Filter);
    m_reading.setMode(mode);
}

void LogPane::takePattern()
{
    const std::optional<SearchPattern> &pattern = m_bar->search().pattern();
    if (pattern)
        m_jumps->beginSearch();
    m_reading.search(pattern, m_jumps->searchFrom());
    m_view->refreshHighlights();
    if (!pattern)
        m_jumps->endSearch();
    m_jumps->takeMatches();
    showSearchCount();
    showNote();
}

void LogPane::showSearchCount()
{
    const LogSearch &searching = m_reading.searching();
    SearchResultCount count;
    count.isSearching = searching.isSearching();
    count.percent = searching.total() > 0 ? int(100 * searching.searched() / searching.total()) : 100;
    if (searching.pattern())
        count.matches = rows().matchCount();
    const std::optional<LogPlace> current = m_view->currentPlace();
    const std::optional<qint64> row = current ? rows().rowOf(*current) : std::nullopt;
    if (searching.pattern() && row)
        count.current = rows().matchIndex(*row);
    m_bar->search().setCount(count);
}

void LogPane::showNote()
{
    QString words = m_mistake.isEmpty() ? m_jumpNote : m_mistake;
    if (!m_mistake.isEmpty() && m_reading.searching().pattern())
        words += u' ' + tr("What is shown was found with the pattern before.");
    if (const auto givenUp = m_reading.searching().givenUp(); words.isEmpty() && givenUp)
        words = tr("The search was given up: line %L1 would take too long with this pattern")
                    .arg(qint64(givenUp->place.line) + 1);
    if (words != m_note->text() && !words.isEmpty()) {
        QAccessibleEvent event(m_note, QAccessible::Alert);
        QAccessible::updateAccessibility(&event);
    }
    m_note->setText(words);
    m_note->setVisible(!words.isEmpty());
}

QList<TextHighlight> LogPane::highlights(LogPlace place, QByteArrayView shownText) const
{
    constexpr qsizetype Most = 1'000;
    QList<TextHighlight> found;
    m_rules.appendTo(found, shownText);
    const std::optional<SearchPattern> &pattern = m_reading.searching().pattern();
    const auto kind = m_view->currentPlace() == place ? HighlightKind::CurrentMatch : HighlightKind::Match;
    for (const ByteRange range : pattern ? pattern->ranges(shownText, Most) : QList<ByteRange>())
        found.append({range.begin, range.end, kind});
    return found;
}

// Some of these keys are the window's for other things. In here they are for the log.
bool LogPane::event(QEvent *event)
{
    if (event->type() == QEvent::ShortcutOverride) {
        const auto &key = *static_cast<QKeyEvent *>(event);
        if (key.key() == Qt::Key_Escape ? canEscape() : m_actions.actionOf(key) != nullptr) {
            event->accept();
            return true;
        }
    }
    return QWidget::event(event);
}

void LogPane::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape && escape())
        return;
    if (QAction *action = m_actions.actionOf(*event))
        return action->trigger();
    QWidget::keyPressEvent(event);
}

} // namespace runwatch

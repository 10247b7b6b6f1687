// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/log/logscopechooser.h"

#include "app/log/logstore.h"
#include "ui/logview/visibletext.h"

#include <algorithm>
#include <utility>

namespace runwatch {
namespace {

constexpr qsizetype TitleLength = 40; // characters in the box

} // namespace

LogScopeChooser::LogScopeChooser(QWidget *parent)
    : QComboBox(parent)
{
    setAccessibleName(tr("Lines of"));
    setSizeAdjustPolicy(QComboBox::AdjustToContents);
    addItem(tr("Selected jobs"));
    addItem(tr("This job"));
    addItem(tr("All jobs of the stream"));
    addItem(tr("Everything"));
    showWhose();
    connect(this, &QComboBox::currentIndexChanged, this, &LogScopeChooser::takeKind);
}

void LogScopeChooser::setRuns(const QList<LoggedRun> &runs)
{
    if (std::exchange(m_runs, runs) == runs)
        return;
    if (m_locked && !run(m_locked->id.run)) {
        m_locked.reset();
        if (kind() == Kind::ThisJob)
            return setKind(Kind::Selected); // and tells
    }
    emit sourcesChanged();
}

void LogScopeChooser::setSelected(const QList<LoggedJob> &jobs)
{
    if (std::exchange(m_selected, jobs) == jobs)
        return;
    if (kind() == Kind::ThisJob && !m_locked)
        return takeKind(); // there was none to lock
    if (kind() != Kind::ThisJob && kind() != Kind::Everything)
        emit sourcesChanged();
}

void LogScopeChooser::setTitles(JobTitles titles)
{
    m_titles = std::move(titles);
    showWhose();
}

void LogScopeChooser::setKind(Kind kind)
{
    setCurrentIndex(int(kind));
}

void LogScopeChooser::lock(const LoggedJob &job)
{
    m_locked = job;
    if (kind() != Kind::ThisJob)
        return setKind(Kind::ThisJob);
    showWhose();
    emit sourcesChanged();
}

const LoggedRun *LogScopeChooser::run(RunId run) const
{
    const auto at =
        std::find_if(m_runs.cbegin(), m_runs.cend(), [run](const LoggedRun &one) { return one.run == run; });
    return at == m_runs.cend() ? nullptr : &*at;
}

QList<LogRows::Source> LogScopeChooser::sources() const
{
    switch (kind()) {
    case Kind::Selected:
        return sourcesOf(m_selected);
    case Kind::ThisJob:
        return sourcesOf(m_locked ? QList{*m_locked} : QList<LoggedJob>());
    case Kind::Stream:
        return sourcesOf(m_selected.isEmpty() ? QList<LoggedJob>()
                                              : QList{LoggedJob{m_selected.constFirst().id, false}});
    case Kind::Everything:
        break;
    }
    QList<LogRows::Source> all;
    for (const LoggedRun &one : m_runs) {
        if (one.log)
            all.append({one.run, one.log, std::nullopt});
    }
    return all;
}

QList<LogRows::Source> LogScopeChooser::sourcesOf(const QList<LoggedJob> &jobs) const
{
    QList<LogRows::Source> sources;
    for (const LoggedJob &job : jobs) {
        const LoggedRun *its = run(job.id.run);
        if (!its || !its->log)
            continue;
        auto source = std::find_if(sources.begin(), sources.end(),
                                   [&](const LogRows::Source &one) { return one.run == its->run; });
        if (source == sources.end())
            source = sources.insert(sources.end(), {its->run, its->log, std::set<quint32>()});
        if (!job.sharesItsStream)
            source->jobs.reset();
        else if (source->jobs)
            source->jobs->insert(job.id.index);
    }
    return sources;
}

void LogScopeChooser::takeKind()
{
    if (kind() != Kind::ThisJob)
        m_locked.reset();
    else if (!m_locked && !m_selected.isEmpty())
        m_locked = m_selected.constFirst();
    showWhose();
    emit sourcesChanged();
}

void LogScopeChooser::showWhose()
{
    const QString title = m_locked && m_titles ? visibleText(m_titles(m_locked->id)) : QString();
    const QString shown = title.size() > TitleLength ? title.first(TitleLength) + u'…' : title;
    setItemText(int(Kind::ThisJob), title.isEmpty() ? tr("This job") : tr("This job: %1").arg(shown));
    setToolTip(title.isEmpty() ? tr("Whose lines are shown")
                               : tr("The lines of this job, whichever is selected"));
}

} // namespace runwatch

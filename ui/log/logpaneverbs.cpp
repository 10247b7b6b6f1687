// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
// What the log pane's parts ask of one another: its actions, its context menu, what it remembers.
#include "ui/log/fieldmemory.h"
#include "ui/log/highlightdialog.h"
#include "ui/log/levelchips.h"
#include "ui/log/logannouncer.h"
#include "ui/log/logbar.h"
#include "ui/log/logjumps.h"
#include "ui/log/logpane.h"
#include "ui/log/overviewstrip.h"
#include "ui/log/searchbar.h"
#include "ui/logview/logview.h"

#include <QMenu>

namespace runwatch {

using Direction = LogRows::Direction;
using Mode = LogRows::MatchMode;
using RowKind = LogRows::RowKind;

void LogPane::connectView()
{
    m_view->setHighlighter([this](LogPlace place, QByteArrayView text) { return highlights(place, text); });
    m_view->setMarked([this](LogPlace place) { return m_reading.marks().isMarked(place); });
    connect(&m_reading, &LogReading::rowsChanged, this, &LogPane::takeRows);
    connect(&m_reading, &LogReading::marksChanged, m_view->viewport(), qOverload<>(&QWidget::update));
    connect(&m_reading, &LogReading::marksChanged, m_strip, &OverviewStrip::takeChange);
    connect(m_view, &LogView::contextMenuRequested, this,
            [this](QMenu *menu, LogPlace place) { fillContextMenu(*menu, place); });
    connect(m_view, &LogView::lineActivated, m_jumps, &LogJumps::showInContext);
    connect(m_view, &LogView::currentPlaceChanged, this, &LogPane::showSearchCount);
    connect(m_view, &LogView::currentPlaceChanged, this, [this] {
        if (m_reading.searching().pattern())
            m_view->refreshHighlights(); // the current match is another one
    });
    const auto tellStrip = [this] {
        m_strip->setInView(m_view->topRow(), m_view->topRow() + m_view->linesInView().size());
    };
    connect(m_view, &LogView::topRowChanged, m_strip, tellStrip);
    connect(&m_reading, &LogReading::rowsChanged, m_strip, tellStrip);
    connect(m_strip, &OverviewStrip::rowRequested, m_jumps, &LogJumps::showMiddle);
    connect(m_announcer, &LogAnnouncer::announced, this, &LogPane::announced);
    connect(&m_bar->scope(), &LogScopeChooser::sourcesChanged, this, &LogPane::takeSources);
    connect(&m_bar->levels(), &LevelChips::levelsChanged, &m_reading, &LogReading::setLevels);
    connect(m_bar, &LogBar::timeModeChanged, m_view, &LogView::setTimeMode);
    connect(m_bar, &LogBar::followRequested, m_view, &LogView::setFollowing);
    connect(m_view, &LogView::followingChanged, m_bar, &LogBar::showFollowing);
    m_bar->showFollowing(m_view->isFollowing());
}

void LogPane::connectSearch()
{
    SearchBar &search = m_bar->search();
    connect(&search, &SearchBar::patternChanged, this, &LogPane::takePattern);
    connect(&search, &SearchBar::modeChanged, this, &LogPane::setMode);
    connect(&search, &SearchBar::moveRequested, m_jumps,
            [this](Direction direction) { m_jumps->go(RowKind::Match, direction); });
    connect(&search, &SearchBar::mistakeFound, this, [this](const QString &sentence) {
        m_mistake = sentence;
        showSearchCount();
        showNote();
    });
    connect(&m_reading, &LogReading::matchesChanged, this, [this] {
        m_jumps->takeMatches();
        showSearchCount();
        m_strip->takeChange();
    });
    connect(&m_reading, &LogReading::matchesChanged, this, &LogPane::showNote);
    connect(m_jumps, &LogJumps::modeWanted, this, &LogPane::setMode);
    connect(m_jumps, &LogJumps::noteMade, this, [this](const QString &words) {
        m_jumpNote = words;
        showNote();
    });
}

void LogPane::connectActions()
{
    const auto on = [this](QAction *action, auto verb) { connect(action, &QAction::triggered, this, verb); };
    const auto goes = [this, &on](QAction *next, QAction *previous, RowKind kind) {
        on(next, [this, kind] { m_jumps->go(kind, Direction::Forward); });
        on(previous, [this, kind] { m_jumps->go(kind, Direction::Backward); });
    };
    goes(m_actions.nextMatch, m_actions.previousMatch, RowKind::Match);
    goes(m_actions.nextError, m_actions.previousError, RowKind::Error);
    goes(m_actions.nextWarning, m_actions.previousWarning, RowKind::Warning);
    on(m_actions.search, &LogPane::search);
    on(m_actions.filter, [this](bool isOn) { setMode(isOn ? Mode::Filter : Mode::Highlight); });
    on(m_actions.showInContext, [this] { m_jumps->showInContext(); });
    on(m_actions.toggleMark, &LogPane::toggleMark);
    on(m_actions.nextMark, [this] { m_jumps->goToMark(Direction::Forward); });
    on(m_actions.previousMark, [this] { m_jumps->goToMark(Direction::Backward); });
    on(m_actions.clearMarks, [this] { m_reading.clearMarks(); });
    on(m_actions.follow, [this](bool isOn) { m_view->setFollowing(isOn); });
    on(m_actions.pause, [this](bool isOn) { m_view->setPaused(isOn); });
    on(m_actions.wrap, [this](bool isOn) { m_view->setWrapped(isOn); });
    on(m_actions.zoomIn, [this] { m_view->zoomIn(); });
    on(m_actions.zoomOut, [this] { m_view->zoomOut(); });
    on(m_actions.resetZoom, [this] { m_view->resetZoom(); });
    on(m_actions.cycleTime, [this] { m_bar->cycleTime(); });
    on(m_actions.showOverview, &LogPane::showOverview);
    on(m_actions.editHighlights, &LogPane::editRules);
    for (int i = 0; i < m_actions.labels.size(); ++i)
        on(m_actions.labels.at(i), [this, i] { label(i + 1); });
    connect(m_view, &LogView::followingChanged, m_actions.follow, &QAction::setChecked);
    connect(m_view, &LogView::pausedChanged, m_actions.pause, &QAction::setChecked);
    connect(m_view, &LogView::wrappedChanged, m_actions.wrap, &QAction::setChecked);
    m_actions.follow->setChecked(m_view->isFollowing());
}

void LogPane::fillContextMenu(QMenu &menu, LogPlace place)
{
    const bool hasWords = !selectedWords().isEmpty();
    menu.addSeparator();
    QAction *only = menu.addAction(tr("&Filter for This Text"), this, [this] { searchForSelection(false); });
    QAction *without = menu.addAction(tr("&Exclude This Text"), this, [this] { searchForSelection(true); });
    only->setEnabled(hasWords);
    without->setEnabled(hasWords);
    menu.addAction(m_actions.showInContext);
    const std::optional<qint64> row = rows().rowOf(place);
    rows().forEach(row.value_or(rows().end()), 1, [&](LogPlace, const LogLine &line) {
        const LoggedJob job{{place.run, line.jobIndex}, true};
        menu.addAction(tr("Only This &Job"), this, [this, job] { m_bar->scope().lock(job); });
        menu.addAction(tr("Only This &Level"), this,
                       [this, level = line.level] { m_bar->levels().showOnly(shownLevel(level)); });
    });
    menu.addSeparator();
    menu.addAction(m_actions.toggleMark);
    QMenu *labels = menu.addMenu(tr("Highlight with &Colour"));
    labels->addActions(m_actions.labels);
    labels->setEnabled(hasWords);
    menu.addAction(m_actions.editHighlights);
}

bool LogPane::canEscape() const
{
    const SearchBar &search = m_bar->search();
    return m_jumps->isInContext() || !search.query().text.isEmpty() || search.isFieldFocused()
        || m_view->selection();
}

bool LogPane::escape()
{
    SearchBar &search = m_bar->search();
    if (m_jumps->leaveContext())
        return true;
    if (!search.query().text.isEmpty())
        search.clear();
    else if (search.isFieldFocused())
        m_view->setFocus(Qt::ShortcutFocusReason);
    else
        return false;
    return true;
}

void LogPane::search()
{
    m_bar->search().takeFocus();
}

void LogPane::searchForSelection(bool isInverse)
{
    const QString words = selectedWords();
    setMode(Mode::Filter);
    m_bar->search().setQuery({.text = words, .isCaseSensitive = true, .isInverse = isInverse});
}

void LogPane::toggleMark()
{
    if (const std::optional<LogPlace> place = m_view->currentPlace(); place && rows().rowOf(*place))
        m_reading.toggleMark(*place);
    else
        m_jumps->noteMade(tr("Move to a line first: it can be marked then"));
}

void LogPane::label(int number)
{
    const QString words = selectedWords();
    if (words.isEmpty())
        return m_jumps->noteMade(tr("Select a text within one line first: it can be highlighted then"));
    HighlightRules changed = m_rules;
    changed.toggle(number, words);
    takeRules(changed.rules());
    if (m_dialog)
        m_dialog->setRules(m_rules.rules());
}

void LogPane::takeRules(const QList<HighlightRule> &rules)
{
    m_rules.setRules(rules);
    m_view->refreshHighlights();
}

void LogPane::editRules()
{
    if (!m_dialog) {
        m_dialog = new HighlightDialog(this);
        m_dialog->setAttribute(Qt::WA_DeleteOnClose);
        m_dialog->setRules(m_rules.rules());
        connect(m_dialog, &HighlightDialog::rulesChanged, this, &LogPane::takeRules);
    }
    m_dialog->show();
    m_dialog->raise();
    m_dialog->activateWindow();
}

void LogPane::showOverview(bool isShown)
{
    m_strip->setShown(isShown);
    m_view->setOverview(m_strip); // it is as wide as it says
}

QString LogPane::selectedWords() const
{
    const std::optional<SelectedRows> selected = m_view->selection();
    return selected && selected->count() == 1 ? m_view->selectedText() : QString();
}

void LogPane::setPreferences(const LogPreferences &preferences)
{
    m_bar->setTimeMode(TimeMode(preferences.timeMode));
    m_view->setZoom(preferences.zoom);
    m_view->setWrapped(preferences.isWrapped);
    m_actions.showOverview->setChecked(preferences.showsOverview);
    showOverview(preferences.showsOverview);
    m_bar->search().setOptions(preferences.search);
    takeRules(preferences.rules);
    m_fields->setFields(preferences.fields);
}

LogPreferences LogPane::preferences() const
{
    return {.timeMode = int(m_bar->timeMode()),
            .zoom = m_view->zoom(),
            .isWrapped = m_view->isWrapped(),
            .showsOverview = m_strip->isShown(),
            .search = m_bar->search().options(),
            .rules = m_rules.rules(),
            .fields = m_fields->fields()};
}

} // namespace runwatch

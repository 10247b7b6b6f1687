// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/log/logpane.h"

#include "ui/log/copybar.h"
#include "ui/log/wraplayout.h"
#include "ui/logview/logview.h"
#include "ui/look/icons.h"
#include "ui/words/logwords.h"

#include <QComboBox>
#include <QGuiApplication>
#include <QLocale>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace runwatch {

namespace {

constexpr RunId Run{1}; // there is one in this pane
constexpr int Slice = 4; // ms of reading before the event loop gets a turn

QString chipWord(ShownLevel level)
{
    switch (level) {
    case ShownLevel::Log:
        return levelWord(LogLevel::Log);
    case ShownLevel::Warning:
        return levelWord(LogLevel::Warning);
    case ShownLevel::Error:
        return levelWord(LogLevel::Error);
    case ShownLevel::Complete:
        return levelWord(LogLevel::Complete);
    }
    return {};
}

qint64 countOf(const LogRows::Counts &counts, ShownLevel level)
{
    switch (level) {
    case ShownLevel::Log:
        return counts.logs;
    case ShownLevel::Warning:
        return counts.warnings;
    case ShownLevel::Error:
        return counts.errors;
    case ShownLevel::Complete:
        return counts.completes;
    }
    return 0;
}

} // namespace

LogPane::LogPane(QWidget *parent)
    : QWidget(parent)
    , m_view(new LogView)
    , m_commands(nullptr)
    , m_follow(new QToolButton)
    , m_time(new QComboBox)
    , m_scope(new QComboBox)
{
    auto *toolbar = new WrapLayout;
    toolbar->setSpacing(fontMetrics().averageCharWidth());
    addChips(toolbar);
    addChoices(toolbar);

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addLayout(toolbar);
    layout->addWidget(m_view, 1);
    auto *copyBar = new CopyBar(this);
    layout->addWidget(copyBar);
    m_commands = new LogCommands(*m_view, *copyBar, this);
    setFocusProxy(m_view);

    m_readTimer.setSingleShot(true);
    connect(&m_readTimer, &QTimer::timeout, this, &LogPane::readOn);
    showCounts();
    showScope();
}

void LogPane::setLog(std::shared_ptr<const LogStore> log, std::optional<quint32> jobIndex,
                     qint64 runStartedAt)
{
    m_view->setRunStart(runStartedAt);
    if (log == m_log && jobIndex == m_jobIndex)
        return;
    const bool isSameLog = std::exchange(m_log, log) == log;
    m_jobIndex = jobIndex;
    m_scope->setVisible(m_jobIndex.has_value());
    showSource();
    if (!isSameLog) {
        m_wanted.reset();
        m_view->setRows(&m_rows); // from the end
    }
    readOn();
}

void LogPane::setJobTitles(JobTitles titles)
{
    m_view->setJobTitles(std::move(titles));
}

void LogPane::takeLines(qint64 first, qint64 end)
{
    m_rows.takeLines(Run, first, end);
    readOn();
}

void LogPane::readOn()
{
    const LogRows::Counts before = m_rows.counts();
    const bool isMoreToRead = m_rows.read(QDeadlineTimer(Slice));
    if (isMoreToRead)
        m_readTimer.start(0);
    m_view->rowsChanged(isMoreToRead ? LogView::Reading::Going : LogView::Reading::Done);
    if (m_rows.counts() != before)
        showCounts();
    showWanted();
}

void LogPane::showSource()
{
    QList<LogRows::Source> sources;
    const bool isThisJob = m_scope->currentIndex() == 0;
    if (m_log)
        sources.append({Run, m_log, isThisJob && m_jobIndex ? std::optional(std::set{*m_jobIndex}) : std::nullopt});
    m_rows.setSources(std::move(sources));
    showCounts();
}

void LogPane::showLine(LineNumber line)
{
    if (!m_log)
        return;
    m_wanted = LogPlace{Run, std::max(line, m_log->first())};
    showWanted();
}

// Now, or once the rows have been read that far.
void LogPane::showWanted()
{
    if (m_wanted && !m_rows.rowOf(*m_wanted) && !m_readTimer.isActive()) {
        const std::optional<LogPlace> wanted = std::exchange(m_wanted, std::nullopt);
        showAll();
        if (m_rows.rowOf(*wanted) || m_readTimer.isActive())
            m_wanted = wanted;
    }
    if (m_wanted && m_rows.rowOf(*m_wanted))
        m_view->showPlace(*std::exchange(m_wanted, std::nullopt));
}

void LogPane::showAll()
{
    for (const Chip &chip : std::as_const(m_chips))
        chip.button->setChecked(true);
    m_scope->setCurrentIndex(1);
    showLevels();
}

void LogPane::addChips(QLayout *toolbar)
{
    for (const ShownLevel level :
         {ShownLevel::Log, ShownLevel::Warning, ShownLevel::Error, ShownLevel::Complete}) {
        auto *button = new QToolButton;
        button->setCheckable(true);
        button->setChecked(true);
        button->setFocusPolicy(Qt::TabFocus);
        button->setToolTip(tr("Show or hide these lines. Alt+click shows these alone."));
        toolbar->addWidget(button);
        m_chips.append({level, button});
        connect(button, &QToolButton::clicked, this, [this, level] {
            if (QGuiApplication::keyboardModifiers().testFlag(Qt::AltModifier))
                showAlone(level);
            showLevels();
        });
    }
}

void LogPane::addChoices(QLayout *toolbar)
{
    m_follow->setText(tr("Follow"));
    m_follow->setIcon(tintedIcon(Icon::FollowEnd));
    m_follow->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_follow->setCheckable(true);
    m_follow->setChecked(m_view->isFollowing());
    m_follow->setFocusPolicy(Qt::TabFocus);
    m_follow->setToolTip(tr("Keep the newest line in view (F)"));
    toolbar->addWidget(m_follow);
    connect(m_follow, &QToolButton::clicked, m_view, &LogView::setFollowing);
    connect(m_view, &LogView::followingChanged, m_follow, &QToolButton::setChecked);

    m_time->setAccessibleName(tr("Time of the lines"));
    m_time->setToolTip(tr("How the time of a line is told"));
    m_time->addItem(tr("Local time"), QVariant::fromValue(int(TimeMode::Local)));
    m_time->addItem(tr("UTC"), QVariant::fromValue(int(TimeMode::Utc)));
    m_time->addItem(tr("In run"), QVariant::fromValue(int(TimeMode::InRun)));
    m_time->addItem(tr("Delta"), QVariant::fromValue(int(TimeMode::Delta)));
    toolbar->addWidget(m_time);
    connect(m_time, &QComboBox::currentIndexChanged, this,
            [this] { m_view->setTimeMode(TimeMode(m_time->currentData().toInt())); });

    m_scope->setAccessibleName(tr("Lines of"));
    m_scope->setToolTip(tr("Whose lines are shown"));
    m_scope->addItem(tr("This job"));
    m_scope->addItem(tr("All jobs of the stream"));
    toolbar->addWidget(m_scope);
    connect(m_scope, &QComboBox::currentIndexChanged, this, &LogPane::showScope);
}

void LogPane::showCounts()
{
    for (const Chip &chip : std::as_const(m_chips)) {
        const qint64 count = countOf(m_rows.counts(), chip.level);
        //: %1 is the level's word, %2 the number of lines
        chip.button->setText(tr("%1 %2").arg(chipWord(chip.level), QLocale().toString(count)));
    }
}

void LogPane::showAlone(ShownLevel level)
{
    for (const Chip &chip : std::as_const(m_chips))
        chip.button->setChecked(chip.level == level);
}

void LogPane::showLevels()
{
    ShownLevels levels;
    for (const Chip &chip : std::as_const(m_chips))
        levels.setFlag(chip.level, chip.button->isChecked());
    m_rows.setLevels(levels);
    readOn();
}

void LogPane::showScope()
{
    m_scope->setVisible(m_jobIndex.has_value());
    showSource();
    readOn();
}

} // namespace runwatch

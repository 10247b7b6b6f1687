// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/log/highlightrules.h"
#include "ui/log/logactions.h"
#include "ui/log/logcommands.h"
#include "ui/log/logreading.h"
#include "ui/log/logscopechooser.h"

#include <QPointer>
#include <QWidget>

class QLabel;

namespace runwatch {

class FieldMemory;
class HighlightDialog;
class LogAnnouncer;
class LogBar;
class LogJumps;
class LogView;
class OverviewStrip;

// The Log tab: the lines of the jobs that are chosen, of one run or of several, and above them what is
// shown, what is sought, and a line for what the reader should know just now.
class LogPane final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(LogPane)

public:
    explicit LogPane(QWidget *parent = nullptr);
    ~LogPane() override;

    void setRuns(const QList<LoggedRun> &runs); // all there are; another log of a run begins anew
    void setSelected(const QList<LoggedJob> &jobs); // the current one first
    void setJobTitles(JobTitles titles); // for the lines of many jobs; without it they are #1, #2, …
    void takeLines(RunId run, qint64 first, qint64 end); // LogStore::first() and end() as of the last batch
    void setPreferences(const LogPreferences &preferences);
    void search(); // the field takes the focus
    // Goes to a line. Where the scope, the levels or the filter hide it, all lines of its run are shown;
    // where it has gone, the oldest there is.
    void showPlace(LogPlace place);

    [[nodiscard]] LogPreferences preferences() const;
    [[nodiscard]] const QList<LoggedRun> &runs() const;
    [[nodiscard]] LogView &view() { return *m_view; }
    [[nodiscard]] const LogRows &rows() const { return m_reading.rows(); }
    [[nodiscard]] LogActions &actions() { return m_actions; }
    [[nodiscard]] LogCommands &commands() { return *m_commands; } // what is taken out of the log

signals:
    void announced(const QString &sentence); // to a screen reader

protected:
    bool event(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    void connectView();
    void connectSearch();
    void connectActions();
    void fillContextMenu(QMenu &menu, LogPlace place);
    void takeSources();
    void takeRows(LogReading::Progress progress);
    void takePattern();
    void setMode(LogRows::MatchMode mode);
    void showSearchCount();
    void showNote();
    void showTitles();
    void announceErrors();
    void showWanted();
    [[nodiscard]] bool escape();
    [[nodiscard]] bool canEscape() const;
    void searchForSelection(bool isInverse);
    void toggleMark();
    void label(int number);
    void takeRules(const QList<HighlightRule> &rules);
    void editRules();
    void showOverview(bool isShown);
    [[nodiscard]] QString selectedWords() const; // empty: none, or of several lines
    [[nodiscard]] QList<TextHighlight> highlights(LogPlace place, QByteArrayView shownText) const;

    LogActions m_actions;
    LogReading m_reading;
    LogBar *m_bar;
    QLabel *m_note;
    LogView *m_view;
    OverviewStrip *m_strip;
    LogJumps *m_jumps;
    LogAnnouncer *m_announcer;
    LogCommands *m_commands = nullptr;
    FieldMemory *m_fields;
    HighlightRules m_rules;
    QPointer<HighlightDialog> m_dialog;
    JobTitles m_titles;
    QString m_mistake; // in the pattern
    QString m_jumpNote;
    std::optional<LogPlace> m_wanted; // to be gone to when its row is known
    bool m_isReading = false; // not all rows are known
    std::optional<qint64> m_knownErrors; // of these sources, once all has been read
};

} // namespace runwatch

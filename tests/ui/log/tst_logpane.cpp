// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/log/loglines.h"
#include "tests/ui/warnings.h"
#include "ui/log/logpane.h"
#include "ui/log/overviewstrip.h"
#include "ui/log/searchfield.h"
#include "ui/logview/logview.h"

#include <QComboBox>
#include <QContextMenuEvent>
#include <QLabel>
#include <QMenu>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>

using namespace runwatch;
using namespace Qt::StringLiterals;

namespace {

constexpr auto Run = RunId(1);
constexpr auto OtherRun = RunId(2);

QToolButton *button(QWidget &pane, QStringView word)
{
    for (QToolButton *button : pane.findChildren<QToolButton *>()) {
        if (button->text().startsWith(word))
            return button;
    }
    return nullptr;
}

QComboBox *choice(QWidget &pane, QStringView name)
{
    for (QComboBox *box : pane.findChildren<QComboBox *>()) {
        if (box->accessibleName() == name)
            return box;
    }
    return nullptr;
}

} // namespace

class tst_LogPane : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void countsTheLevelsOfTheScope();
    void countsNothingForAJobWithoutLines();
    void hidesALevel();
    void showsOneLevelAloneWithAlt();
    void showsOneLevelAloneByKeyboard();
    void showsOneLevelAloneByItsMenu();
    void offersToTakeLinesOutInItsMenu();
    void showsTheLinesOfAllJobs();
    void namesTheJobsAmongMany();
    void saysWhoseAMarkIsAmongMany();
    void staysWithALockedJob();
    void mergesTheJobsOfSeveralRuns();
    void beginsAnewWithAnotherLogOfARun();
    void tellsTheTimeInFourWays();
    void followsByTheButton();
    void keepsTheChoicesForAnotherJob();
    void findsWhatIsTyped();
    void goesBackFromASearch();
    void staysWhereTheReaderWentFromASearch();
    void keepsTheLineInViewWhenAFilterGoes();
    void filtersAndShowsInContext();
    void saysWhereAPatternIsWrong();
    void filtersForTheSelectedText();
    void goesToErrorsAndNeverWraps();
    void marksLines();
    void highlightsTheSelectedText();
    void remembersItsPreferences();
    void remembersTheFieldsOfAServer();
    void showsAPlaceThatIsHidden();
    void announcesNewErrors();
    void clipsNothingWhenNarrow();
    void hasANameForEachControl();

private:
    void append(LogStore &store, RunId run, const QByteArray &text, LogLevel level = LogLevel::Log,
                quint32 job = 1);
    [[nodiscard]] qint64 size() const { return m_pane->rows().size(); }
    [[nodiscard]] SearchField &field() const { return *m_pane->findChild<SearchField *>(); }
    [[nodiscard]] QString count() const;
    [[nodiscard]] QString note() const;
    [[nodiscard]] QStringList jobs() const;
    [[nodiscard]] qint64 currentLine() const; // -1: none
    [[nodiscard]] QAction *menuAction(QMenu &menu, const QString &text) const;
    void press(int key, Qt::KeyboardModifiers modifiers = {})
    {
        QTest::keyClick(&m_pane->view(), Qt::Key(key), modifiers);
    }

    std::shared_ptr<LogStore> m_store;
    std::shared_ptr<LogStore> m_other;
    std::unique_ptr<LogPane> m_pane;
};

// Lines 0 to 2 are Log, 3 and 4 Error, of job 1; 5 to 8 Warning, of job 2.
void tst_LogPane::init()
{
    failOnWarnings();
    m_store = std::make_shared<LogStore>();
    appendMany(*m_store, 3, LogLevel::Log, 1);
    appendMany(*m_store, 2, LogLevel::Error, 1);
    appendMany(*m_store, 4, LogLevel::Warning, 2);
    m_other = std::make_shared<LogStore>();
    m_pane = std::make_unique<LogPane>();
    m_pane->resize(1'000, 400);
    m_pane->setRuns(
        {{Run, m_store, u"one.example"_qs, RunStart}, {OtherRun, m_other, u"two.example"_qs, RunStart}});
    m_pane->setSelected({{{Run, 1}, true}});
    m_pane->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_pane.get()));
    m_pane->view().setFocus();
}

void tst_LogPane::append(LogStore &store, RunId run, const QByteArray &text, LogLevel level, quint32 job)
{
    runwatch::append(store, text, level, job);
    m_pane->takeLines(run, qint64(store.first()), qint64(store.end()));
}

QString tst_LogPane::count() const
{
    for (const QLabel *label : m_pane->findChildren<QLabel *>()) {
        if (label->accessibleName() == u"Matches")
            return label->text();
    }
    return {};
}

QString tst_LogPane::note() const
{
    const auto *label = m_pane->findChild<QLabel *>(QString(), Qt::FindDirectChildrenOnly);
    return label->isVisible() ? label->text() : QString();
}

QStringList tst_LogPane::jobs() const
{
    QStringList jobs;
    for (const ShownLine &line : m_pane->view().linesInView())
        jobs.append(line.job);
    return jobs;
}

qint64 tst_LogPane::currentLine() const
{
    const std::optional<LogPlace> place = m_pane->view().currentPlace();
    return place ? qint64(place->line) : -1;
}

QAction *tst_LogPane::menuAction(QMenu &menu, const QString &text) const
{
    for (QAction *action : menu.actions()) {
        if (action->text() == text)
            return action;
    }
    return nullptr;
}

void tst_LogPane::countsTheLevelsOfTheScope()
{
    QVERIFY(button(*m_pane, u"Log 3"));
    QVERIFY(button(*m_pane, u"Error 2"));
    QVERIFY(button(*m_pane, u"Warning 0"));
    append(*m_store, Run, "more", LogLevel::Warning);
    QVERIFY(button(*m_pane, u"Warning 1"));
}

void tst_LogPane::countsNothingForAJobWithoutLines()
{
    m_pane->setSelected({{{Run, 7}, true}});
    QVERIFY(button(*m_pane, u"Log 0"));
    QVERIFY(button(*m_pane, u"Error 0"));
}

void tst_LogPane::hidesALevel()
{
    QCOMPARE(size(), 5);
    QTest::mouseClick(button(*m_pane, u"Log"), Qt::LeftButton);
    QCOMPARE(size(), 2);
    QVERIFY(button(*m_pane, u"Log 3")); // still counted
    QTest::mouseClick(button(*m_pane, u"Log"), Qt::LeftButton);
    QCOMPARE(size(), 5);
}

void tst_LogPane::showsOneLevelAloneWithAlt()
{
    QTest::mouseClick(button(*m_pane, u"Error"), Qt::LeftButton, Qt::AltModifier);
    QCOMPARE(size(), 2);
    QVERIFY(!button(*m_pane, u"Log")->isChecked());
    QVERIFY(button(*m_pane, u"Error")->isChecked());
    QTest::mouseClick(button(*m_pane, u"Error"), Qt::LeftButton, Qt::AltModifier);
    QCOMPARE(size(), 5);
}

void tst_LogPane::showsOneLevelAloneByKeyboard()
{
    QTest::keyClick(button(*m_pane, u"Error"), Qt::Key_Space, Qt::ShiftModifier);
    QCOMPARE(size(), 2);
    QTest::keyClick(button(*m_pane, u"Error"), Qt::Key_Return, Qt::ShiftModifier);
    QCOMPARE(size(), 5);
    QTest::keyClick(button(*m_pane, u"Error"), Qt::Key_Space);
    QCOMPARE(size(), 3);
}

void tst_LogPane::showsOneLevelAloneByItsMenu()
{
    QToolButton *chip = button(*m_pane, u"Error");
    QVERIFY(chip->actions().isEmpty()); // they would draw an arrow over the count
    const QPoint middle = chip->rect().center();
    QContextMenuEvent event(QContextMenuEvent::Keyboard, middle, chip->mapToGlobal(middle));
    QCoreApplication::sendEvent(chip, &event);
    auto *menu = chip->findChild<QMenu *>();
    QVERIFY(menu);
    menuAction(*menu, u"Show These &Alone"_qs)->trigger();
    QCOMPARE(size(), 2);
    menuAction(*menu, u"Show All &Levels"_qs)->trigger();
    QCOMPARE(size(), 5);
    menu->close();
}

void tst_LogPane::offersToTakeLinesOutInItsMenu()
{
    QMenu *menu = button(*m_pane, u"More")->menu();
    menu->popup({});
    QVERIFY(menuAction(*menu, u"&Export…"_qs)->isEnabled());
    QVERIFY(!menuAction(*menu, u"Copy as &Markdown"_qs)->isEnabled()); // nothing is selected
    menu->close();
    press(Qt::Key_A, Qt::ControlModifier);
    menu->popup({});
    QVERIFY(menuAction(*menu, u"Copy as &Markdown"_qs)->isEnabled());
    menu->close();
}

void tst_LogPane::showsTheLinesOfAllJobs()
{
    choice(*m_pane, u"Lines of")->setCurrentText(u"All jobs of the stream"_qs);
    QCOMPARE(size(), 9);
    QVERIFY(button(*m_pane, u"Warning 4"));
}

void tst_LogPane::namesTheJobsAmongMany()
{
    m_pane->setJobTitles([](JobId job) { return u"Job <b>%1</b>"_qs.arg(job.index); });
    QCOMPARE(jobs().constFirst(), QString()); // the title stands above the pane
    choice(*m_pane, u"Lines of")->setCurrentText(u"All jobs of the stream"_qs);
    QCOMPARE(jobs().constFirst(), u"Job <b>1</b>"_qs);
    QCOMPARE(jobs().constLast(), u"Job <b>2</b>"_qs);
}

void tst_LogPane::saysWhoseAMarkIsAmongMany()
{
    m_pane->setJobTitles([](JobId job) { return job.index > 0 ? u"Job %1"_qs.arg(job.index) : QString(); });
    for (const auto &[kind, job] : {std::pair(LogKind::PhaseStarted, 2U), std::pair(LogKind::Connected, 0U)})
        m_store->append({.jobIndex = job, .kind = kind, .arrivalTime = RunStart, .text = "upload"});
    m_pane->takeLines(Run, 0, qint64(m_store->end()));
    choice(*m_pane, u"Lines of")->setCurrentText(u"All jobs of the stream"_qs);
    const auto words = [this](int fromEnd) {
        const QList<ShownLine> lines = m_pane->view().linesInView();
        return lines.size() < fromEnd ? QString() : lines.at(lines.size() - fromEnd).markWords();
    };
    QCOMPARE(words(2), u"Job 2: Phase upload"_qs);
    QVERIFY2(words(1).startsWith(u"Connected"), qPrintable(words(1))); // the stream's own
    choice(*m_pane, u"Lines of")->setCurrentText(u"Everything"_qs);
    QTRY_VERIFY2(words(1).startsWith(u"one.example: Connected"), qPrintable(words(1)));
}

void tst_LogPane::staysWithALockedJob()
{
    m_pane->setJobTitles([](JobId job) { return u"Import %1"_qs.arg(job.index); });
    QComboBox *scope = choice(*m_pane, u"Lines of");
    QTest::keyClick(scope, Qt::Key_Down);
    QCOMPARE(scope->currentText(), u"This job: Import 1"_qs);
    m_pane->setSelected({{{Run, 2}, true}});
    QCOMPARE(size(), 5);
    QTest::keyClick(scope, Qt::Key_Up);
    QCOMPARE(size(), 4);
    QTest::keyClick(scope, Qt::Key_Down);
    QCOMPARE(scope->currentText(), u"This job: Import 2"_qs);
    m_pane->setRuns({{OtherRun, m_other, u"two.example"_qs, RunStart}}); // its run has gone
    QCOMPARE(scope->currentText(), u"Selected jobs"_qs);
}

// Every line is at a time of its own: two of the other run come between those of the first.
void tst_LogPane::mergesTheJobsOfSeveralRuns()
{
    m_pane->setJobTitles([](JobId) { return u"Import"_qs; });
    append(*m_other, OtherRun, "first of the other");
    append(*m_other, OtherRun, "second of the other");
    m_pane->setSelected({{{Run, 1}, true}, {{OtherRun, 0}, false}});
    QTRY_COMPARE(size(), 7); // the last wait for what may come of the other run
    QCOMPARE(m_pane->rows().place(1), (LogPlace{OtherRun, LineNumber(0)}));
    QCOMPARE(jobs().at(0), u"Import · one.example"_qs);
    QCOMPARE(jobs().at(1), u"Import · two.example"_qs);
    choice(*m_pane, u"Lines of")->setCurrentText(u"Everything"_qs);
    QTRY_COMPARE(size(), 11);
}

void tst_LogPane::beginsAnewWithAnotherLogOfARun()
{
    press(Qt::Key_Home);
    press(Qt::Key_M);
    auto anew = std::make_shared<LogStore>();
    appendMany(*anew, 2, LogLevel::Log, 1);
    m_pane->setRuns({{Run, anew, u"one.example"_qs, RunStart}});
    QCOMPARE(size(), 2);
    QVERIFY(!m_pane->view().isMarked({Run, LineNumber(0)}));
    m_pane->setRuns({});
    QCOMPARE(size(), 0);
}

void tst_LogPane::tellsTheTimeInFourWays()
{
    const auto time = [this](int line) { return m_pane->view().linesInView().at(line).time; };
    QCOMPARE(time(1), u"12:00:00.120"_qs);
    press(Qt::Key_T);
    QCOMPARE(choice(*m_pane, u"Time of the lines")->currentText(), u"UTC"_qs);
    QCOMPARE(time(1), u"12:00:00.120"_qs);
    press(Qt::Key_T);
    QCOMPARE(time(1), u"+0:00:00.120"_qs);
    QTest::keyClick(choice(*m_pane, u"Time of the lines"), Qt::Key_Down);
    QCOMPARE(time(0), QString());
    QCOMPARE(time(1), u"+0.120 s"_qs);
    press(Qt::Key_T);
    QCOMPARE(choice(*m_pane, u"Time of the lines")->currentText(), u"Local time"_qs);
}

void tst_LogPane::followsByTheButton()
{
    QToolButton *follow = button(*m_pane, u"Follow");
    QVERIFY(follow->isChecked());
    press(Qt::Key_F);
    QVERIFY(!follow->isChecked());
    QVERIFY(!m_pane->actions().follow->isChecked());
    QTest::mouseClick(follow, Qt::LeftButton);
    QVERIFY(m_pane->view().isFollowing());
    m_pane->actions().follow->trigger();
    QVERIFY(!m_pane->view().isFollowing());
    press(Qt::Key_Space);
    QVERIFY(m_pane->actions().pause->isChecked());
}

void tst_LogPane::keepsTheChoicesForAnotherJob()
{
    QTest::mouseClick(button(*m_pane, u"Log"), Qt::LeftButton);
    m_pane->setSelected({{{Run, 2}, true}});
    QCOMPARE(size(), 4);
    QVERIFY(!button(*m_pane, u"Log")->isChecked());
}

void tst_LogPane::findsWhatIsTyped()
{
    press(Qt::Key_F, Qt::ControlModifier);
    QVERIFY(field().hasFocus());
    QTest::keyClicks(&field(), u"line"_qs);
    QTRY_COMPARE(count(), u"5 of 5"_qs); // the reader was at the end
    QTest::keyClick(&field(), Qt::Key_Return, Qt::ShiftModifier);
    QCOMPARE(count(), u"4 of 5"_qs);
    QTest::keyClick(&field(), Qt::Key_F3);
    QTest::keyClick(&field(), Qt::Key_F3);
    QCOMPARE(count(), u"5 of 5"_qs);
    QCOMPARE(note(), u"No more matches below"_qs);
    press(Qt::Key_N, Qt::ShiftModifier);
    QCOMPARE(currentLine(), 3);
    QCOMPARE(note(), QString());
    append(*m_store, Run, "another line");
    QTRY_COMPARE(count(), u"4 of 6"_qs);
}

void tst_LogPane::goesBackFromASearch()
{
    press(Qt::Key_Home);
    QCOMPARE(currentLine(), 0);
    press(Qt::Key_Slash);
    QTest::keyClicks(&field(), u"line 3"_qs);
    QTRY_COMPARE(currentLine(), 3);
    QTest::keyClick(&field(), Qt::Key_Escape);
    QVERIFY(field().text().isEmpty());
    QVERIFY(field().hasFocus());
    QCOMPARE(currentLine(), 0);
    QTest::keyClick(&field(), Qt::Key_Escape);
    QVERIFY(m_pane->view().hasFocus());

    press(Qt::Key_F);
    QVERIFY(m_pane->view().isFollowing());
    press(Qt::Key_Slash);
    QTest::keyClicks(&field(), u"line 2"_qs);
    QTRY_COMPARE(currentLine(), 2);
    QTest::keyClick(&field(), Qt::Key_Escape);
    QVERIFY(m_pane->view().isFollowing());
}

void tst_LogPane::staysWhereTheReaderWentFromASearch()
{
    press(Qt::Key_Slash);
    QTest::keyClicks(&field(), u"line"_qs);
    QTRY_COMPARE(currentLine(), 4);
    QTest::keyClick(&field(), Qt::Key_Return, Qt::ShiftModifier);
    QTest::keyClick(&field(), Qt::Key_Escape);
    QCOMPARE(currentLine(), 3);
}

void tst_LogPane::keepsTheLineInViewWhenAFilterGoes()
{
    for (int i = 0; i < 2'000; ++i)
        append(*m_store, Run, i % 50 ? "other" : "wanted " + QByteArray::number(i));
    press(Qt::Key_F, Qt::ControlModifier | Qt::AltModifier);
    press(Qt::Key_Slash);
    QTest::keyClicks(&field(), u"wanted"_qs);
    QTRY_COMPARE(size(), 40);
    LogView &view = m_pane->view();
    view.scrollTo(10);
    const QPoint middle(view.viewport()->width() / 2, view.viewport()->height() / 2);
    QTest::mouseClick(view.viewport(), Qt::LeftButton, {}, middle);
    const std::optional<LogPlace> clicked = view.currentPlace();
    QVERIFY(clicked);
    const int y = view.caretRect({*clicked, 0}).top();

    QTest::mouseClick(button(*m_pane, u"Filter"), Qt::LeftButton);
    QCOMPARE(view.caretRect({*clicked, 0}).top(), y);
    QTest::mouseClick(button(*m_pane, u"Filter"), Qt::LeftButton);
    QCOMPARE(view.caretRect({*clicked, 0}).top(), y);
    field().clear();
    QCOMPARE(size(), 2'005);
    QCOMPARE(view.caretRect({*clicked, 0}).top(), y);
}

void tst_LogPane::filtersAndShowsInContext()
{
    press(Qt::Key_F, Qt::ControlModifier | Qt::AltModifier);
    QVERIFY(button(*m_pane, u"Filter")->isChecked());
    QCOMPARE(size(), 5); // nothing is sought
    press(Qt::Key_Slash);
    QTest::keyClicks(&field(), u"line 1"_qs);
    QTRY_COMPARE(size(), 1);
    QTRY_COMPARE(currentLine(), 1);
    QTest::keyClick(&field(), Qt::Key_F3, Qt::ShiftModifier);
    press(Qt::Key_Return);
    QCOMPARE(size(), 5);
    QCOMPARE(currentLine(), 1);
    QVERIFY(!button(*m_pane, u"Filter")->isChecked());
    press(Qt::Key_Escape);
    QCOMPARE(size(), 1);
    QVERIFY(button(*m_pane, u"Filter")->isChecked());
    QCOMPARE(field().text(), u"line 1"_qs);
    QTest::mouseClick(button(*m_pane, u"Filter"), Qt::LeftButton);
    QCOMPARE(size(), 5);
}

void tst_LogPane::saysWhereAPatternIsWrong()
{
    press(Qt::Key_Slash);
    QTest::keyClick(&field(), Qt::Key_R, Qt::AltModifier);
    QTest::keyClicks(&field(), u"line"_qs);
    QTRY_COMPARE(count(), u"5 of 5"_qs);
    QTest::keyClicks(&field(), u"("_qs);
    QVERIFY2(note().startsWith(u"No pattern, at character 6"_qs), qPrintable(note()));
    QVERIFY2(note().endsWith(u"What is shown was found with the pattern before."), qPrintable(note()));
    QCOMPARE(count(), QString());
    QTest::keyClick(&field(), Qt::Key_Backspace);
    QCOMPARE(note(), QString());
    QCOMPARE(count(), u"5 of 5"_qs);
}

void tst_LogPane::filtersForTheSelectedText()
{
    m_pane->view().select({{Run, LineNumber(2)}, 5}, {{Run, LineNumber(2)}, 6}); // "2"
    QMenu menu;
    emit m_pane->view().contextMenuRequested(&menu, {Run, LineNumber(2)});
    menuAction(menu, u"&Exclude This Text"_qs)->trigger();
    QTRY_COMPARE(size(), 4);
    menuAction(menu, u"&Filter for This Text"_qs)->trigger(); // it is hidden, and none is selected
    m_pane->view().select({{Run, LineNumber(3)}, 5}, {{Run, LineNumber(3)}, 6});
    menuAction(menu, u"&Filter for This Text"_qs)->trigger();
    QTRY_COMPARE(size(), 1);
    QCOMPARE(qint64(m_pane->rows().place(m_pane->rows().first()).line), 3);
}

void tst_LogPane::goesToErrorsAndNeverWraps()
{
    press(Qt::Key_E, Qt::ShiftModifier);
    QCOMPARE(currentLine(), 4);
    press(Qt::Key_E, Qt::ShiftModifier);
    QCOMPARE(currentLine(), 3);
    press(Qt::Key_E, Qt::ShiftModifier);
    QCOMPARE(currentLine(), 3);
    QCOMPARE(note(), u"No more errors above"_qs);
    press(Qt::Key_E);
    QCOMPARE(currentLine(), 4);
    QCOMPARE(note(), QString());
    press(Qt::Key_E);
    QCOMPARE(note(), u"No more errors below"_qs);
    press(Qt::Key_W);
    QCOMPARE(note(), u"No more warnings below"_qs);
}

void tst_LogPane::marksLines()
{
    press(Qt::Key_M);
    QVERIFY(!note().isEmpty()); // no line is current
    press(Qt::Key_Home);
    press(Qt::Key_M);
    QVERIFY(m_pane->view().isMarked({Run, LineNumber(0)}));
    press(Qt::Key_Down);
    press(Qt::Key_Down);
    press(Qt::Key_M);
    press(Qt::Key_BracketLeft);
    QCOMPARE(currentLine(), 0);
    press(Qt::Key_BracketRight);
    QCOMPARE(currentLine(), 2);
    press(Qt::Key_BracketRight);
    QCOMPARE(note(), u"No more marks below"_qs);
    press(Qt::Key_M);
    QVERIFY(!m_pane->view().isMarked({Run, LineNumber(2)}));
    m_pane->actions().clearMarks->trigger();
    QVERIFY(!m_pane->view().isMarked({Run, LineNumber(0)}));
}

void tst_LogPane::highlightsTheSelectedText()
{
    press(Qt::Key_3, Qt::ControlModifier | Qt::AltModifier);
    QVERIFY(!note().isEmpty());
    m_pane->view().select({{Run, LineNumber(2)}, 0}, {{Run, LineNumber(2)}, 4});
    press(Qt::Key_3, Qt::ControlModifier | Qt::AltModifier);
    const HighlightRule rule{QString(), u"line"_qs, false, 3};
    QCOMPARE(m_pane->preferences().rules, QList{rule});
    m_pane->view().select({{Run, LineNumber(2)}, 0}, {{Run, LineNumber(2)}, 4});
    press(Qt::Key_3, Qt::ControlModifier | Qt::AltModifier);
    QVERIFY(m_pane->preferences().rules.isEmpty());
}

void tst_LogPane::remembersItsPreferences()
{
    LogPreferences preferences;
    preferences.timeMode = int(TimeMode::Delta);
    preferences.zoom = 3;
    preferences.isWrapped = true;
    preferences.showsOverview = false;
    preferences.search.isRegex = true;
    preferences.rules = {{u"slow"_qs, u"[0-9]+ s"_qs, true, 2}};
    preferences.fields = {{u"prod"_qs, {{u"worker"_qs, 8}}}};
    m_pane->setPreferences(preferences);
    QCOMPARE(m_pane->preferences(), preferences);
    QVERIFY(m_pane->view().isWrapped());
    QCOMPARE(m_pane->findChild<OverviewStrip *>()->width(), 0);
    m_pane->actions().showOverview->trigger();
    QVERIFY(m_pane->preferences().showsOverview);
}

void tst_LogPane::remembersTheFieldsOfAServer()
{
    LogPreferences preferences;
    preferences.fields = {{u"prod"_qs, {{u"worker"_qs, 8}}}};
    m_pane->setPreferences(preferences);
    QVERIFY(m_pane->view().fieldColumns().isEmpty()); // these lines are of another
    m_pane->view().setFieldColumns({{"ms", 5}});
    QCOMPARE(m_pane->preferences().fields.size(), 2);
    m_pane->setRuns({{Run, m_store, u"prod"_qs, 0}});
    QCOMPARE(m_pane->view().fieldColumns(), (FieldColumns{{"worker", 8}}));
    m_pane->view().setFieldColumns({});
    QCOMPARE(m_pane->preferences().fields.size(), 1);
}

void tst_LogPane::showsAPlaceThatIsHidden()
{
    QTest::mouseClick(button(*m_pane, u"Warning"), Qt::LeftButton);
    m_pane->showPlace({Run, LineNumber(6)}); // of another job, and of a level that is hidden
    QCOMPARE(currentLine(), 6);
    QVERIFY(m_pane->rows().rowOf({Run, LineNumber(6)}));
    QVERIFY(button(*m_pane, u"Warning")->isChecked());
}

void tst_LogPane::announcesNewErrors()
{
    const QSignalSpy said(m_pane.get(), &LogPane::announced);
    append(*m_store, Run, "first", LogLevel::Error);
    QCOMPARE(said.size(), 1);
    QCOMPARE(said.at(0).constFirst().toString(), u"New error: first"_qs);
    append(*m_store, Run, "second", LogLevel::Error);
    append(*m_store, Run, "third", LogLevel::Error);
    append(*m_store, Run, "another job's", LogLevel::Error, 2);
    QCOMPARE(said.size(), 1); // at most one a second
    QTRY_COMPARE(said.size(), 2);
    QCOMPARE(said.at(1).constFirst().toString(), u"2 new errors, newest: third"_qs);
    m_pane->hide();
    append(*m_store, Run, "unseen", LogLevel::Error);
    m_pane->setSelected({{{Run, 2}, true}}); // its errors are no news
    QCOMPARE(said.size(), 2);
}

void tst_LogPane::clipsNothingWhenNarrow()
{
    m_pane->resize(260, 500);
    for (const QWidget *child : m_pane->findChildren<QWidget *>(QString(), Qt::FindDirectChildrenOnly)) {
        if (child->isHidden())
            continue;
        QVERIFY2(m_pane->rect().contains(child->geometry()), child->metaObject()->className());
        QVERIFY(child->width() >= child->minimumSizeHint().width());
    }
}

void tst_LogPane::hasANameForEachControl()
{
    for (const QToolButton *child : m_pane->findChildren<QToolButton *>())
        QVERIFY(!child->text().isEmpty() || !child->accessibleName().isEmpty());
    for (const QComboBox *child : m_pane->findChildren<QComboBox *>())
        QVERIFY(!child->accessibleName().isEmpty());
    QVERIFY(!m_pane->view().accessibleName().isEmpty());
}

QTEST_MAIN(tst_LogPane)
#include "tst_logpane.moc"

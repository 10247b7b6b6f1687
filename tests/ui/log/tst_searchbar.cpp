// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/ui/warnings.h"
#include "ui/log/searchbar.h"
#include "ui/log/searchfield.h"

#include <QAbstractItemModel>
#include <QCompleter>
#include <QLabel>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>

using namespace runwatch;
using namespace Qt::StringLiterals;

namespace {

QToolButton *button(const QWidget &bar, QStringView text)
{
    for (QToolButton *button : bar.findChildren<QToolButton *>()) {
        if (button->text() == text)
            return button;
    }
    return nullptr;
}

} // namespace

class tst_SearchBar : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void compilesWhatIsTyped();
    void saysWhereAPatternIsWrong();
    void countsNothingForAMistake();
    void keepsThePatternBeforeAMistake();
    void meansTheTextAsItsSwitchesSay();
    void turnsSwitchesByKeys();
    void goesToMatchesByEnter();
    void goesToMatchesByTheArrows();
    void tellsHowMuchWasFound();
    void remembersWhatWasSought();
    void takesAQueryAsIfTyped();
    void losesNothingWhenNarrow();

private:
    [[nodiscard]] SearchField &field() const { return *m_bar->findChild<SearchField *>(); }
    [[nodiscard]] QString count() const { return m_bar->findChild<QLabel *>()->text(); }

    std::unique_ptr<SearchBar> m_bar;
};

void tst_SearchBar::init()
{
    failOnWarnings();
    m_bar = std::make_unique<SearchBar>();
    m_bar->resize(900, 60);
    m_bar->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_bar.get()));
    m_bar->takeFocus();
}

void tst_SearchBar::compilesWhatIsTyped()
{
    const QSignalSpy changes(m_bar.get(), &SearchBar::patternChanged);
    QTest::keyClicks(&field(), u"ab"_qs);
    QCOMPARE(changes.size(), 2);
    QVERIFY(m_bar->pattern()->matches("xaBx"));
    m_bar->clear();
    QVERIFY(!m_bar->pattern());
    QCOMPARE(changes.size(), 3);
}

void tst_SearchBar::saysWhereAPatternIsWrong()
{
    QSignalSpy mistakes(m_bar.get(), &SearchBar::mistakeFound);
    QTest::mouseClick(button(*m_bar, u".*"), Qt::LeftButton);
    QTest::keyClicks(&field(), u"a("_qs);
    const QString sentence = mistakes.constLast().constFirst().toString();
    QVERIFY2(sentence.startsWith(u"No pattern, at character 3: "_qs), qPrintable(sentence));
    QCOMPARE(field().mistake(), 2);
    QCOMPARE(field().text(), u"a("_qs); // the mark types nothing
    QTest::keyClick(&field(), Qt::Key_ParenRight);
    QCOMPARE(mistakes.constLast().constFirst().toString(), QString());
    QCOMPARE(field().mistake(), -1);
}

void tst_SearchBar::countsNothingForAMistake()
{
    QTest::mouseClick(button(*m_bar, u".*"), Qt::LeftButton);
    QTest::keyClicks(&field(), u"a"_qs);
    m_bar->setCount({41, 2, false, 100});
    QCOMPARE(count(), u"3 of 41"_qs);
    QTest::keyClick(&field(), Qt::Key_ParenLeft);
    m_bar->setCount({41, 2, false, 100}); // of the pattern before
    QCOMPARE(count(), QString());
}

void tst_SearchBar::keepsThePatternBeforeAMistake()
{
    QTest::mouseClick(button(*m_bar, u".*"), Qt::LeftButton);
    QTest::keyClicks(&field(), u"ab"_qs);
    const QSignalSpy changes(m_bar.get(), &SearchBar::patternChanged);
    QTest::keyClicks(&field(), u"["_qs);
    QCOMPARE(changes.size(), 0);
    QVERIFY(m_bar->pattern()->matches("ab"));
}

void tst_SearchBar::meansTheTextAsItsSwitchesSay()
{
    const QSignalSpy options(m_bar.get(), &SearchBar::optionsChanged);
    QTest::keyClicks(&field(), u"Ab"_qs);
    for (const QStringView sign : {u"Aa", u"|ab|", u"≠"})
        QTest::mouseClick(button(*m_bar, sign), Qt::LeftButton);
    const SearchQuery expected{
        .text = u"Ab"_qs, .isCaseSensitive = true, .isWholeWord = true, .isInverse = true};
    QCOMPARE(m_bar->pattern()->query(), expected);
    QCOMPARE(options.size(), 3);
}

void tst_SearchBar::turnsSwitchesByKeys()
{
    QTest::keyClick(&field(), Qt::Key_C, Qt::AltModifier);
    QTest::keyClick(&field(), Qt::Key_R, Qt::AltModifier);
    QVERIFY(m_bar->options().isCaseSensitive);
    QVERIFY(m_bar->options().isRegex);
    QVERIFY(field().text().isEmpty());
}

void tst_SearchBar::goesToMatchesByEnter()
{
    QSignalSpy moves(m_bar.get(), &SearchBar::moveRequested);
    QTest::keyClicks(&field(), u"ab"_qs);
    QTest::keyClick(&field(), Qt::Key_Return);
    QTest::keyClick(&field(), Qt::Key_Return, Qt::ShiftModifier);
    QCOMPARE(moves.size(), 2);
    QCOMPARE(moves.at(0).constFirst().value<LogRows::Direction>(), LogRows::Direction::Forward);
    QCOMPARE(moves.at(1).constFirst().value<LogRows::Direction>(), LogRows::Direction::Backward);
}

void tst_SearchBar::goesToMatchesByTheArrows()
{
    QSignalSpy moves(m_bar.get(), &SearchBar::moveRequested);
    QTest::mouseClick(button(*m_bar, u"Previous match (Shift+F3)"), Qt::LeftButton);
    QCOMPARE(moves.takeFirst().constFirst().value<LogRows::Direction>(), LogRows::Direction::Backward);
    QTest::mouseClick(button(*m_bar, u"Next match (F3)"), Qt::LeftButton);
    QCOMPARE(moves.takeFirst().constFirst().value<LogRows::Direction>(), LogRows::Direction::Forward);
}

void tst_SearchBar::tellsHowMuchWasFound()
{
    m_bar->setCount({0, {}, false, 0});
    QCOMPARE(count(), QString());
    QTest::keyClicks(&field(), u"ab"_qs);
    m_bar->setCount({0, {}, false, 0});
    QCOMPARE(count(), u"none"_qs);
    m_bar->setCount({41, {}, false, 0});
    QCOMPARE(count(), u"41"_qs);
    m_bar->setCount({41, 2, false, 0});
    QCOMPARE(count(), u"3 of 41"_qs);
    m_bar->setCount({41, {}, true, 63});
    QCOMPARE(count(), u"41+ · 63 %"_qs);
}

void tst_SearchBar::remembersWhatWasSought()
{
    QTest::keyClicks(&field(), u"first"_qs);
    QTest::keyClick(&field(), Qt::Key_Return);
    m_bar->clear();
    QTest::keyClicks(&field(), u"second"_qs);
    QTest::keyClick(&field(), Qt::Key_Return);
    const QCompleter *completer = field().completer();
    QCOMPARE(completer->model()->rowCount(), 2);
    QCOMPARE(completer->model()->index(0, 0).data().toString(), u"second"_qs);
}

void tst_SearchBar::takesAQueryAsIfTyped()
{
    const QSignalSpy changes(m_bar.get(), &SearchBar::patternChanged);
    m_bar->setQuery({.text = u"a.b"_qs, .isInverse = true});
    QCOMPARE(changes.size(), 1);
    QVERIFY(m_bar->pattern()->query().isInverse);
    QVERIFY(button(*m_bar, u"≠")->isChecked());
}

void tst_SearchBar::losesNothingWhenNarrow()
{
    m_bar->resize(200, m_bar->heightForWidth(200));
    for (const QWidget *child : m_bar->findChildren<QWidget *>(QString(), Qt::FindDirectChildrenOnly))
        QVERIFY2(m_bar->rect().contains(child->geometry()), child->metaObject()->className());
}

QTEST_MAIN(tst_SearchBar)
#include "tst_searchbar.moc"

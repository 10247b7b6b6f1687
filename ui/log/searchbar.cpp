// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/log/searchbar.h"

#include "ui/log/searchfield.h"
#include "ui/log/wraplayout.h"
#include "ui/look/icons.h"

#include <QAction>
#include <QCompleter>
#include <QKeyEvent>
#include <QLabel>
#include <QLocale>
#include <QSignalBlocker>
#include <QToolButton>

#include <utility>

namespace runwatch {
namespace {

constexpr int FieldWidth = 30; // characters
constexpr int CountWidth = 12; // characters: beneath it, nothing moves
constexpr qsizetype MostRemembered = 50;

} // namespace

SearchBar::SearchBar(QWidget *parent)
    : QWidget(parent)
    , m_field(new SearchField(this))
    , m_filter(new QToolButton(this))
    , m_count(new QLabel(this))
{
    auto *layout = new WrapLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(fontMetrics().averageCharWidth() / 2);
    layout->addWidget(m_field);
    m_case = addSwitch(QStringLiteral("Aa"), tr("Upper and lower case differ"), Qt::Key_C);
    m_word = addSwitch(QStringLiteral("|ab|"), tr("Whole words alone"), Qt::Key_W);
    m_regex = addSwitch(QStringLiteral(".*"), tr("A regular expression"), Qt::Key_R);
    m_inverse = addSwitch(QStringLiteral("≠"), tr("Lines that do not match"), Qt::Key_N);
    layout->addWidget(m_filter);
    layout->addWidget(m_count);
    addArrow(Direction::Backward, tr("Previous match (Shift+F3)"));
    addArrow(Direction::Forward, tr("Next match (F3)"));

    const int character = fontMetrics().averageCharWidth();
    m_field->setPlaceholderText(tr("Search the log"));
    m_field->setAccessibleName(tr("Search the log"));
    m_field->setClearButtonEnabled(true);
    m_field->findChild<QToolButton *>()->setAccessibleName(tr("Clear search"));
    m_field->setFixedWidth(FieldWidth * character);
    m_field->setCompleter(new QCompleter(&m_history, m_field));
    m_filter->setText(tr("Filter"));
    m_filter->setCheckable(true);
    m_filter->setFocusPolicy(Qt::TabFocus);
    m_filter->setToolTip(tr("Show the lines that match, and no others (Ctrl+Alt+F)"));
    m_count->setTextFormat(Qt::PlainText);
    m_count->setMinimumWidth(CountWidth * character);
    m_count->setAccessibleName(tr("Matches"));
    connect(m_field, &QLineEdit::textChanged, this, &SearchBar::takeQuery);
    connect(m_filter, &QToolButton::clicked, this, [this] { emit modeChanged(mode()); });
}

QAction *SearchBar::addSwitch(const QString &sign, const QString &name, Qt::Key key)
{
    const QKeySequence keys(QKeyCombination(Qt::ALT, key));
    auto *action = new QAction(name, this);
    action->setIconText(sign); // on its button
    action->setCheckable(true);
    action->setShortcut(keys);
    action->setShortcutContext(Qt::WidgetShortcut); // of the field
    action->setToolTip(tr("%1 (%2)").arg(name, keys.toString(QKeySequence::NativeText)));
    m_field->QWidget::addAction(action);
    auto *button = new QToolButton(this);
    button->setDefaultAction(action);
    button->setAccessibleName(name);
    button->setLayoutDirection(Qt::LeftToRight); // as the signs are
    button->setFocusPolicy(Qt::TabFocus);
    layout()->addWidget(button);
    connect(action, &QAction::triggered, this, &SearchBar::takeQuery);
    connect(action, &QAction::triggered, this, &SearchBar::optionsChanged);
    return action;
}

void SearchBar::addArrow(Direction direction, const QString &name)
{
    auto *button = new QToolButton(this);
    button->setIcon(tintedIcon(direction == Direction::Forward ? Icon::Next : Icon::Previous));
    button->setText(name);
    button->setToolTip(name.toHtmlEscaped());
    button->setFocusPolicy(Qt::TabFocus);
    layout()->addWidget(button);
    connect(button, &QToolButton::clicked, this, [this, direction] { emit moveRequested(direction); });
}

void SearchBar::setOptions(const SearchOptions &options)
{
    m_case->setChecked(options.isCaseSensitive);
    m_word->setChecked(options.isWholeWord);
    m_regex->setChecked(options.isRegex);
    m_inverse->setChecked(options.isInverse);
    takeQuery();
}

void SearchBar::setQuery(const SearchQuery &query)
{
    {
        const QSignalBlocker quiet(m_field);
        m_field->setText(query.text);
    }
    setOptions({query.isRegex, query.isCaseSensitive, query.isWholeWord, query.isInverse});
    remember();
}

void SearchBar::setMode(Mode mode)
{
    m_filter->setChecked(mode == Mode::Filter);
}

void SearchBar::setCount(const SearchResultCount &count)
{
    const QLocale locale;
    //: %1 is a number; there may be more
    const QString matches =
        (count.isSearching ? tr("%1+") : QStringLiteral("%1")).arg(locale.toString(count.matches));
    QString words;
    if (!m_pattern || m_isMistaken) // what was found is of another pattern
        words.clear();
    else if (count.matches == 0)
        words = count.isSearching ? tr("searching") : tr("none");
    else if (count.current)
        words = tr("%1 of %2").arg(locale.toString(*count.current + 1), matches);
    else
        words = matches;
    if (!words.isEmpty() && count.isSearching)
        words = tr("%1 · %2 %").arg(words).arg(count.percent);
    m_count->setText(words);
}

void SearchBar::takeFocus()
{
    m_field->setFocus(Qt::ShortcutFocusReason);
    m_field->selectAll();
}

void SearchBar::clear()
{
    remember();
    m_field->clear();
}

SearchQuery SearchBar::query() const
{
    return {m_field->text(), m_regex->isChecked(), m_case->isChecked(), m_word->isChecked(),
            m_inverse->isChecked()};
}

SearchOptions SearchBar::options() const
{
    return {m_regex->isChecked(), m_case->isChecked(), m_word->isChecked(), m_inverse->isChecked()};
}

SearchBar::Mode SearchBar::mode() const
{
    return m_filter->isChecked() ? Mode::Filter : Mode::Highlight;
}

bool SearchBar::isFieldFocused() const
{
    return m_field->hasFocus();
}

void SearchBar::keyPressEvent(QKeyEvent *event)
{
    if (!isFieldFocused() || (event->key() != Qt::Key_Return && event->key() != Qt::Key_Enter))
        return QWidget::keyPressEvent(event);
    remember();
    emit moveRequested(event->modifiers().testFlag(Qt::ShiftModifier) ? Direction::Backward
                                                                      : Direction::Forward);
}

void SearchBar::takeQuery()
{
    const SearchQuery wanted = query();
    qsizetype mistakeAt = -1;
    QString mistake;
    std::optional<SearchPattern> pattern;
    if (!wanted.text.isEmpty()) {
        auto compiled = compile(wanted);
        if (const auto *error = std::get_if<PatternError>(&compiled)) {
            mistakeAt = error->at;
            //: %1 is where, counted from 1; %2 is the reason, in English
            mistake =
                tr("No pattern, at character %1: %2").arg(QLocale().toString(error->at + 1), error->reason);
        } else {
            pattern = std::get<SearchPattern>(std::move(compiled));
        }
    }
    m_field->markMistake(mistakeAt);
    m_isMistaken = mistakeAt >= 0;
    emit mistakeFound(mistake);
    if (mistakeAt >= 0 || (pattern && m_pattern && pattern->query() == m_pattern->query())
        || (!pattern && !m_pattern))
        return;
    m_pattern = std::move(pattern);
    emit patternChanged();
}

void SearchBar::remember()
{
    const QString text = m_field->text();
    QStringList texts = m_history.stringList();
    if (text.isEmpty() || texts.value(0) == text)
        return;
    texts.removeAll(text);
    texts.prepend(text);
    m_history.setStringList(texts.mid(0, MostRemembered));
}

} // namespace runwatch

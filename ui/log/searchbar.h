// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/log/logrows.h"
#include "app/log/searchpattern.h"
#include "ui/preferences/logpreferences.h"

#include <QStringListModel>
#include <QWidget>

class QAction;
class QLabel;
class QToolButton;

namespace runwatch {

class SearchField;

// How much was found, for the words beside the field.
struct SearchResultCount
{
    qint64 matches = 0; // of the rows that are shown
    std::optional<qint64> current; // index of the current line among them
    bool isSearching = false;
    int percent = 0; // searched, while searching
};

// What is sought in the log: the text, how it is meant, how much was found, and the way from one match to
// the next. It compiles what is typed and says where a pattern is wrong; it searches nothing.
class SearchBar final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(SearchBar)

public:
    using Direction = LogRows::Direction;
    using Mode = LogRows::MatchMode;

    explicit SearchBar(QWidget *parent = nullptr);

    void setOptions(const SearchOptions &options);
    void setQuery(const SearchQuery &query); // as if it were typed
    void setMode(Mode mode);
    void setCount(const SearchResultCount &count);
    void takeFocus(); // selects the text
    void clear();

    [[nodiscard]] SearchQuery query() const;
    [[nodiscard]] SearchOptions options() const;
    [[nodiscard]] Mode mode() const;
    [[nodiscard]] bool isFieldFocused() const;
    // What is sought; nothing: nothing is. While what is typed is no pattern, the one before stays.
    [[nodiscard]] const std::optional<SearchPattern> &pattern() const { return m_pattern; }
    bool m_isMistaken = false; // what is typed; m_pattern is the one before

signals:
    void patternChanged(); // pattern() is another one
    void mistakeFound(const QString &sentence); // empty: none any more
    void optionsChanged();
    void modeChanged(runwatch::LogRows::MatchMode mode); // by the reader
    void moveRequested(runwatch::LogRows::Direction direction);

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    [[nodiscard]] QAction *addSwitch(const QString &sign, const QString &name, Qt::Key key); // with Alt
    void addArrow(Direction direction, const QString &name);
    void takeQuery();
    void remember();

    SearchField *m_field;
    QAction *m_case;
    QAction *m_word;
    QAction *m_regex;
    QAction *m_inverse;
    QToolButton *m_filter;
    QLabel *m_count;
    QStringListModel m_history; // of this session: what is sought may be a secret
    std::optional<SearchPattern> m_pattern;
};

} // namespace runwatch

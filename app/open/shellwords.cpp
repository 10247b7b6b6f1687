// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "app/open/shellwords.h"

#include <optional>

namespace runwatch {

namespace {

class Splitter
{
public:
    explicit Splitter(const QString &text) : m_text(text) {}

    std::variant<QStringList, RequestError> split()
    {
        while (m_at < m_text.size()) {
            const qsizetype start = m_at;
            if (!takePart())
                return RequestError{RequestError::Kind::QuoteNotClosed, {}, start};
        }
        finishWord();
        return m_words;
    }

private:
    // False when a quotation mark is not closed.
    bool takePart()
    {
        const QChar character = m_text.at(m_at++);
        if (character.isSpace())
            finishWord();
        else if (character == u'\'')
            return takeQuoted(u'\'', Escapes::None);
        else if (character == u'"')
            return takeQuoted(u'"', Escapes::Backslash);
        else if (character == u'$' && peek() == u'\'' && ++m_at)
            return takeQuoted(u'\'', Escapes::C);
        else if (character == u'\\' || (character == u'^' && isAtLineEnd()))
            takeEscaped();
        else
            append(character);
        return true;
    }

    enum class Escapes : quint8 { None, Backslash, C };

    bool takeQuoted(QChar quote, Escapes escapes)
    {
        m_isInWord = true;
        while (m_at < m_text.size()) {
            const QChar character = m_text.at(m_at++);
            if (character == quote)
                return true;
            if (character != u'\\' || escapes == Escapes::None)
                append(character);
            else if (escapes == Escapes::C)
                takeCEscape();
            else if (QStringView(u"\\\"$`").contains(peek()))
                append(m_text.at(m_at++));
            else if (isAtLineEnd())
                skipLineEnd();
            else
                append(character);
        }
        return false;
    }

    void takeEscaped()
    {
        if (isAtLineEnd())
            skipLineEnd();
        else if (m_at < m_text.size())
            append(m_text.at(m_at++));
    }

    void takeCEscape()
    {
        const QChar letter = peek();
        ++m_at;
        switch (letter.unicode()) {
        case u'n':
            append(u'\n');
            break;
        case u'r':
            append(u'\r');
            break;
        case u't':
            append(u'\t');
            break;
        case u'x':
            appendCodePoint(2);
            break;
        case u'u':
            appendCodePoint(4);
            break;
        default:
            append(letter);
        }
    }

    void appendCodePoint(int digits)
    {
        bool isNumber = false;
        const ushort code = QStringView(m_text).mid(m_at, digits).toUShort(&isNumber, 16);
        if (!isNumber)
            return;
        m_at += digits;
        append(QChar(code));
    }

    [[nodiscard]] QChar peek() const { return m_at < m_text.size() ? m_text.at(m_at) : QChar(); }
    [[nodiscard]] bool isAtLineEnd() const { return m_at < m_text.size() && (peek() == u'\n' || peek() == u'\r'); }
    void skipLineEnd() { m_at += QStringView(m_text).sliced(m_at).startsWith(u"\r\n") ? 2 : 1; }

    void append(QChar character)
    {
        m_word += character;
        m_isInWord = true;
    }

    void finishWord()
    {
        if (m_isInWord)
            m_words << m_word;
        m_word.clear();
        m_isInWord = false;
    }

    const QString m_text;
    qsizetype m_at = 0;
    QStringList m_words;
    QString m_word;
    bool m_isInWord = false; // also in an empty one: ''
};

} // namespace

std::variant<QStringList, RequestError> splitShellWords(const QString &text)
{
    return Splitter(text).split();
}

} // namespace runwatch

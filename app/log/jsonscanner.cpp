// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "app/log/jsonscanner.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>
#include <cstring>

namespace runwatch {

namespace {

constexpr int FieldDepth = 2; // of the objects whose fields are kept

bool isNumeric(char byte)
{
    return (byte >= '0' && byte <= '9') || byte == '-' || byte == '+' || byte == '.' || byte == 'e' || byte == 'E';
}

} // namespace

JsonScanner::JsonScanner(QByteArrayView text, LineFields *fields)
    : m_text(text)
    , m_fields(fields)
{
}

JsonScanner::Outcome JsonScanner::scan()
{
    const QByteArray noPath;
    if (next() == '{' && skipObject(1, m_fields ? &noPath : nullptr))
        return Outcome::Whole;
    return m_at >= m_text.size() ? Outcome::Cut : Outcome::None;
}

bool JsonScanner::take(char byte)
{
    if (next() != byte || m_at >= m_text.size())
        return false;
    ++m_at;
    return true;
}

void JsonScanner::skipBlanks()
{
    while (next() == ' ' || next() == '\t' || next() == '\n' || next() == '\r')
        ++m_at;
}

bool JsonScanner::skipObject(int depth, const QByteArray *path)
{
    if (depth > MaxDepth || !take('{'))
        return false;
    skipBlanks();
    if (take('}'))
        return true;
    do {
        if (!skipMember(depth, path))
            return false;
    } while (take(','));
    return take('}');
}

bool JsonScanner::skipMember(int depth, const QByteArray *path)
{
    skipBlanks();
    Token name{LineField::Kind::Text, m_at, 0};
    if (next() != '"' || !skipText())
        return false;
    name.end = m_at;
    skipBlanks();
    if (!take(':'))
        return false;
    skipBlanks();
    Token value;
    if (path ? !skipField(*path + textOf(name), depth) : !skipValue(value, depth))
        return false;
    skipBlanks();
    return true;
}

bool JsonScanner::skipField(const QByteArray &key, int depth)
{
    Token token{kindOfNext(), m_at, 0};
    if (m_fields->fields.size() == LineFields::MaxFields) {
        m_fields->isCut = true;
        return skipValue(token, depth);
    }
    const qsizetype place = m_fields->fields.size();
    m_fields->fields.append({key, {}, token.kind});
    const QByteArray path = key + '.';
    const bool hasOwn = token.kind == LineField::Kind::Object && depth < FieldDepth;
    const bool isGood = hasOwn ? skipObject(depth + 1, &path) : skipValue(token, depth);
    token.end = m_at;
    if (isGood && !(token.kind == LineField::Kind::Number && m_at == m_text.size()))
        m_fields->fields[place].value = textOf(token);
    else if (m_fields->fields.size() == place + 1) // an object that is cut off keeps the fields that it had
        m_fields->fields.removeLast();
    return isGood;
}

LineField::Kind JsonScanner::kindOfNext() const
{
    switch (next()) {
    case '{':
        return LineField::Kind::Object;
    case '[':
        return LineField::Kind::List;
    case '"':
        return LineField::Kind::Text;
    case 't':
        return LineField::Kind::True;
    case 'f':
        return LineField::Kind::False;
    case 'n':
        return LineField::Kind::Null;
    default:
        return LineField::Kind::Number;
    }
}

bool JsonScanner::skipValue(Token &token, int depth)
{
    token.kind = kindOfNext();
    switch (token.kind) {
    case LineField::Kind::Object:
        return skipObject(depth + 1, nullptr);
    case LineField::Kind::List:
        return skipList(depth + 1);
    case LineField::Kind::Text:
        return skipText();
    case LineField::Kind::True:
        return skipWord("true");
    case LineField::Kind::False:
        return skipWord("false");
    case LineField::Kind::Null:
        return skipWord("null");
    case LineField::Kind::Number:
        break;
    }
    return skipNumber();
}

bool JsonScanner::skipList(int depth)
{
    if (depth > MaxDepth || !take('['))
        return false;
    skipBlanks();
    if (take(']'))
        return true;
    do {
        skipBlanks();
        Token token;
        if (!skipValue(token, depth))
            return false;
        skipBlanks();
    } while (take(','));
    return take(']');
}

// From quote to quote; one that an odd number of backslashes stands before belongs to the text. These are
// counted forwards, so each byte is looked at once.
bool JsonScanner::skipText()
{
    ++m_at;
    while (m_at < m_text.size()) {
        const char byte = m_text[m_at];
        if (byte == '"') {
            ++m_at;
            return true;
        }
        m_at += byte == '\\' ? 2 : 1;
    }
    m_at = m_text.size();
    return false;
}

bool JsonScanner::skipWord(QByteArrayView word)
{
    const QByteArrayView rest = m_text.sliced(m_at);
    const qsizetype size = std::min(word.size(), rest.size());
    if (rest.first(size) != word.first(size))
        return false;
    m_at += size;
    return size == word.size();
}

bool JsonScanner::skipNumber()
{
    bool hasDigits = false;
    for (; isNumeric(next()); ++m_at)
        hasDigits = hasDigits || (next() >= '0' && next() <= '9');
    return hasDigits;
}

// Escapes are Qt's to read: they are rare. What it refuses stays as it was written.
QByteArray JsonScanner::textOf(const Token &token) const
{
    const QByteArrayView written = m_text.sliced(token.begin, token.end - token.begin);
    if (token.kind != LineField::Kind::Text)
        return written.toByteArray();
    const QByteArrayView inside = written.sliced(1, written.size() - 2);
    if (!inside.contains('\\'))
        return inside.toByteArray();
    const QJsonDocument read = QJsonDocument::fromJson('[' + written.toByteArray() + ']');
    return read.isArray() && read.array().at(0).isString() ? read.array().at(0).toString().toUtf8() : inside.toByteArray();
}

} // namespace runwatch

// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/log/linefields.h"

namespace runwatch {

// Reads one JSON object at the beginning of a text and says what its fields are. It checks all of it, to
// MaxDepth, and each byte once.
class JsonScanner final
{
public:
    static constexpr int MaxDepth = 128;

    enum class Outcome : quint8 {
        Whole, // the object ends before the text does
        Cut, // so far it is one, but the text ends first
        None,
    };

    // Fields are added to `fields` when it is not null, LineFields::MaxFields at most.
    JsonScanner(QByteArrayView text, LineFields *fields);

    [[nodiscard]] Outcome scan();
    [[nodiscard]] qsizetype end() const { return m_at; } // of a whole object

private:
    struct Token // of the text
    {
        LineField::Kind kind = LineField::Kind::Null;
        qsizetype begin = 0;
        qsizetype end = 0;
    };

    // All of these move on and answer whether it was one. `path` is what stands in front of the keys whose
    // fields are wanted; null where none are.
    [[nodiscard]] bool skipValue(Token &token, int depth);
    [[nodiscard]] bool skipObject(int depth, const QByteArray *path);
    [[nodiscard]] bool skipMember(int depth, const QByteArray *path);
    [[nodiscard]] bool skipField(const QByteArray &key, int depth);
    [[nodiscard]] bool skipList(int depth);
    [[nodiscard]] bool skipText();
    [[nodiscard]] bool skipWord(QByteArrayView word);
    [[nodiscard]] bool skipNumber();
    [[nodiscard]] bool take(char byte);
    void skipBlanks();
    [[nodiscard]] char next() const { return m_at < m_text.size() ? m_text[m_at] : '\0'; }
    [[nodiscard]] LineField::Kind kindOfNext() const;
    [[nodiscard]] QByteArray textOf(const Token &token) const;

    QByteArrayView m_text;
    LineFields *m_fields;
    qsizetype m_at = 0;
};

} // namespace runwatch

// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/profile/profileerror.h"

#include <QJsonValue>
#include <QList>
#include <QSet>
#include <QString>

#include <initializer_list>
#include <optional>
#include <utility>

namespace runwatch {

// What is learned while a profile is read, apart from the profile.
struct ProfileReading
{
    std::optional<ProfileError> error; // the first; its place is only a pointer
    QSet<QString> names; // of variables that something gives a value
    QList<std::pair<QString, QString>> uses; // of a variable: its name, and the pointer of the text that has it
};

// One value of a profile's file, and where it stands. Every question has an answer; what is wrong
// with the value is noted beside it, and only the first thing that is counts.
class JsonCursor
{
public:
    JsonCursor(const QJsonValue &value, const QString &pointer, ProfileReading &reading);

    [[nodiscard]] bool isThere() const { return !m_value.isUndefined(); }
    [[nodiscard]] const QJsonValue &value() const { return m_value; }
    [[nodiscard]] JsonCursor at(const QString &key) const;

    // An object with no keys but these.
    void expectKeys(std::initializer_list<QLatin1StringView> keys) const;
    [[nodiscard]] QList<std::pair<QString, JsonCursor>> members() const; // of an object, by name
    [[nodiscard]] QList<JsonCursor> elements() const; // of a list
    [[nodiscard]] QString text(const QString &unsaid = {}) const;
    [[nodiscard]] bool boolean() const; // unsaid: false
    [[nodiscard]] int number(int least, int most, int unsaid) const;
    template <typename Meaning>
    [[nodiscard]] Meaning word(std::initializer_list<std::pair<QLatin1StringView, Meaning>> words, Meaning unsaid) const;

    void fail(ProfileError::Kind kind, const QString &detail = {}) const;
    void declareName(const QString &name) const; // of a variable
    void useName(const QString &name) const; // which has been declared, or will be

private:
    QJsonValue m_value;
    QString m_pointer;
    ProfileReading *m_reading;
};

template <typename Meaning>
Meaning JsonCursor::word(std::initializer_list<std::pair<QLatin1StringView, Meaning>> words, Meaning unsaid) const
{
    if (!isThere())
        return unsaid;
    QStringList known;
    for (const auto &[name, meaning] : words) {
        if (m_value.toString() == name)
            return meaning;
        known << name;
    }
    fail(ProfileError::Kind::WordUnknown, known.join(QStringLiteral(", ")));
    return unsaid;
}

} // namespace runwatch

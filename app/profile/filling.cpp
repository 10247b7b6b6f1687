// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "app/profile/filling.h"

#include "app/profile/templatetext.h"
#include "app/profile/urltemplate.h"
#include "app/profile/valuereader.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QUrl>

#include <algorithm>

namespace runwatch {

using Kind = FillingError::Kind;
using namespace Qt::StringLiterals;

namespace {

using Text = std::variant<QString, FillingError>;

// `write` makes text of a variable's value, or an error of it; it is told the place.
template <typename Write>
Text fill(const QString &text, const Variables &variables, Write &&write)
{
    const auto pieces = splitTemplate(text);
    if (!pieces)
        return FillingError{Kind::UrlUnreadable, {}}; // the reader lets none pass
    QString filled;
    for (const TemplatePiece &piece : *pieces) {
        if (!piece.isPlace) {
            filled += piece.text;
            continue;
        }
        const QJsonValue value = variables.value(piece.text, QJsonValue::Undefined);
        if (value.isUndefined() || value.isNull())
            return FillingError{Kind::NoValue, piece.text};
        const Text written = write(piece, QString::fromUtf8(plainText(value)));
        if (std::holds_alternative<FillingError>(written))
            return written;
        filled += std::get<QString>(written);
    }
    return filled;
}

Text asItIs(const TemplatePiece & /*place*/, const QString &value)
{
    return value;
}

Text inHeader(const TemplatePiece &place, const QString &value)
{
    const bool hasControl = std::any_of(value.begin(), value.end(), [](QChar c) { return c < u' ' || c == QChar(0x7f); });
    return hasControl ? Text(FillingError{Kind::ControlCharacter, place.text}) : Text(value);
}

Text inUrl(const TemplatePiece &place, const QString &value)
{
    const QStringList segments = place.keepsSlashes ? value.split('/'_L1) : QStringList{value};
    if (segments.contains("."_L1) || segments.contains(".."_L1)) // they would mean another path
        return FillingError{Kind::UrlUnreadable, place.text};
    return QString::fromLatin1(QUrl::toPercentEncoding(value, place.keepsSlashes ? "/" : ""));
}

// Of a name at the beginning, without the slash that the template has after it. Empty: it has none.
QString originValue(const QString &name, const Variables &variables)
{
    QString value = variables.value(name).toString();
    if (value.endsWith('/'_L1))
        value.chop(1);
    return value;
}

std::optional<FillingError> fillInside(QJsonValue &value, const Variables &variables);

std::optional<FillingError> fillString(QJsonValue &value, const Variables &variables)
{
    const auto pieces = splitTemplate(value.toString());
    if (pieces && pieces->size() == 1 && pieces->first().isPlace) {
        const QString name = pieces->first().text;
        value = variables.value(name, QJsonValue::Undefined);
        return value.isUndefined() ? std::optional(FillingError{Kind::NoValue, name}) : std::nullopt;
    }
    const Text text = fillText(value.toString(), variables);
    if (const auto *error = std::get_if<FillingError>(&text))
        return *error;
    value = std::get<QString>(text);
    return {};
}

std::optional<FillingError> fillObject(QJsonValue &value, const Variables &variables)
{
    QJsonObject object = value.toObject();
    for (auto it = object.begin(); it != object.end(); ++it) {
        QJsonValue member = it.value();
        if (const auto error = fillInside(member, variables))
            return error;
        it.value() = member;
    }
    value = object;
    return {};
}

std::optional<FillingError> fillList(QJsonValue &value, const Variables &variables)
{
    QJsonArray list = value.toArray();
    for (qsizetype i = 0; i < list.size(); ++i) {
        QJsonValue element = list.at(i);
        if (const auto error = fillInside(element, variables))
            return error;
        list[i] = element;
    }
    value = list;
    return {};
}

std::optional<FillingError> fillInside(QJsonValue &value, const Variables &variables)
{
    if (value.isString())
        return fillString(value, variables);
    if (value.isObject())
        return fillObject(value, variables);
    return value.isArray() ? fillList(value, variables) : std::nullopt;
}

std::variant<QByteArray, FillingError> toUtf8(const Text &text)
{
    if (const auto *error = std::get_if<FillingError>(&text))
        return *error;
    return std::get<QString>(text).toUtf8();
}

bool hasPlace(const QString &text, const QString &name)
{
    const auto pieces = splitTemplate(text);
    return pieces && std::any_of(pieces->begin(), pieces->end(), [&name](const TemplatePiece &piece) {
        return piece.isPlace && piece.text == name;
    });
}

bool hasPlace(const QJsonValue &value, const QString &name)
{
    if (value.isString())
        return hasPlace(value.toString(), name);
    const auto has = [&name](const QJsonValue &inner) { return hasPlace(inner, name); };
    const QJsonArray list = value.toArray();
    const QJsonObject object = value.toObject();
    return std::any_of(list.begin(), list.end(), has) || std::any_of(object.begin(), object.end(), has);
}

} // namespace

Variables startingVariables(const Profile &profile, const QMap<QString, QString> &given)
{
    Variables variables;
    for (const Profile::Variable &variable : profile.variables) {
        if (!variable.value.isEmpty())
            variables.insert(variable.name, variable.value);
    }
    for (auto it = given.begin(); it != given.end(); ++it)
        variables.insert(it.key(), it.value());
    return variables;
}

std::variant<QString, FillingError> fillText(const QString &text, const Variables &variables)
{
    return fill(text, variables, asItIs);
}

std::variant<QByteArray, FillingError> fillHeader(const QString &text, const Variables &variables)
{
    return toUtf8(fill(text, variables, inHeader));
}

std::variant<QString, FillingError> fillUrl(const QString &text, const Variables &variables)
{
    const QString name = originName(text);
    if (name.isEmpty())
        return fill(text, variables, inUrl);
    const QString origin = originValue(name, variables);
    if (origin.isEmpty())
        return FillingError{Kind::NoValue, name};
    Text rest = fill(pathPart(text), variables, inUrl);
    if (auto *path = std::get_if<QString>(&rest))
        path->prepend(origin);
    return rest;
}

std::variant<QString, FillingError> fillPath(const QString &text, const Variables &variables)
{
    Text path = fill(pathPart(text), variables, inUrl);
    auto *filled = std::get_if<QString>(&path);
    if (!filled)
        return path;
    const QString name = originName(text);
    const QString value = originValue(name, variables);
    if (!name.isEmpty() && !value.isEmpty()) {
        if (!value.startsWith('/'_L1) && !value.contains("://"_L1))
            return FillingError{Kind::UrlUnreadable, name};
        filled->prepend(pathPart(value));
    }
    if (!filled->startsWith('/'_L1))
        filled->prepend('/'_L1);
    return path;
}

std::variant<QByteArray, FillingError> fillBody(const QJsonValue &body, const Variables &variables)
{
    if (body.isUndefined())
        return QByteArray();
    if (body.isString())
        return toUtf8(fillText(body.toString(), variables));
    QJsonValue filled = body;
    if (const auto error = fillInside(filled, variables))
        return *error;
    return plainText(filled);
}

bool usesVariable(const RequestTemplate &request, const QString &name)
{
    const auto has = [&name](const auto &header) { return hasPlace(header.second, name); };
    return hasPlace(request.url, name) || hasPlace(request.body, name)
        || std::any_of(request.headers.begin(), request.headers.end(), has);
}

} // namespace runwatch

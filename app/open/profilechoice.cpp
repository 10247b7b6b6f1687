// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "app/open/profilechoice.h"

#include "app/net/profilerequest.h"
#include "app/net/shownurl.h"
#include "app/open/requestcheck.h"
#include "app/open/requestfiles.h"
#include "app/profile/pathpattern.h"
#include "app/profile/templatetext.h"

#include <QFileInfo>

#include <algorithm>

namespace runwatch {

using Kind = RequestError::Kind;
using namespace Qt::StringLiterals;

namespace {

RequestError requestError(const FillingError &error)
{
    switch (error.kind) {
    case FillingError::Kind::NoValue:
        return {Kind::VariableMissing, error.name};
    case FillingError::Kind::ControlCharacter:
        return {Kind::VariableControlCharacter, error.name};
    case FillingError::Kind::UrlUnreadable:
        return {Kind::ProfileUrlUnreadable, error.name};
    case FillingError::Kind::OtherServer:
        return {Kind::ProfileElsewhere, error.name};
    case FillingError::Kind::NoUrl:
        break;
    }
    return {Kind::NoUrl, {}};
}

// What is known only when the requests are sent; a path, since a URL may begin with it.
Variables withPlaceholders(const Profile &profile, Variables variables)
{
    const auto add = [&variables](const QString &name) {
        if (!variables.contains(name))
            variables.insert(name, u"/later"_s);
    };
    add(u"random"_s);
    for (const RequestTemplate &request : profile.before) {
        for (const RequestTemplate::Save &save : request.save)
            add(save.variable);
    }
    return variables;
}

QStringList settableNames(const Profile &profile)
{
    QStringList names;
    for (const Profile::Variable &variable : profile.variables)
        names << variable.name;
    if (const auto pattern = PathPattern::of(profile.signature.path))
        names << pattern->names();
    return names;
}

// A header without a value is left out, since not every server wants a token or gives a session. What
// the operator is asked for is not left out.
std::optional<RequestError> checkHeaders(const Profile &profile, const Variables &known)
{
    RequestTemplate headers;
    headers.headers = profile.source.request.headers;
    for (const RequestTemplate &request : profile.before)
        headers.headers += request.headers;
    for (const Profile::Variable &variable : profile.variables) {
        if (!known.contains(variable.name) && usesVariable(headers, variable.name))
            return RequestError{Kind::VariableMissing, variable.name};
    }
    return {};
}

// The file that is meant; a name says little where it is wrong.
QString fileOf(const ProfileLibrary &library, const QString &nameOrFile)
{
    const QList<ProfileLibrary::Entry> &entries = library.entries();
    const auto entry = std::find_if(entries.begin(), entries.end(), [&](const auto &e) { return e.id == nameOrFile; });
    return entry == entries.end() ? nameOrFile : entry->file;
}

std::optional<RequestError> checkNames(const Profile &profile, const QMap<QString, QString> &given)
{
    const QStringList names = settableNames(profile);
    for (auto it = given.begin(); it != given.end(); ++it) {
        if (!names.contains(it.key()))
            return RequestError{Kind::VariableUnknown, it.key()};
    }
    return {};
}

} // namespace

std::variant<std::shared_ptr<const Profile>, RequestError>
chooseProfile(const ProfileLibrary &library, const QString &nameOrFile)
{
    auto found = library.find(nameOrFile);
    if (!found)
        return RequestError{Kind::ProfileUnknown, library.names().join(u", "_s)};
    if (auto *profile = std::get_if<std::shared_ptr<const Profile>>(&*found))
        return std::move(*profile);
    RequestError error{Kind::ProfileUnreadable, fileOf(library, nameOrFile)};
    error.profile = std::get<ProfileError>(*found);
    return error;
}

QString profileReference(const QString &nameOrFile)
{
    return ProfileLibrary::isFile(nameOrFile) ? QFileInfo(nameOrFile).absoluteFilePath() : nameOrFile;
}

std::variant<std::pair<QString, QString>, RequestError> parseSetting(const QString &text)
{
    const qsizetype equals = text.indexOf('='_L1);
    if (equals < 0 || !isVariableName(text.first(equals)))
        return RequestError{Kind::SettingUnreadable, {}};
    std::pair setting{text.first(equals), text.sliced(equals + 1)};
    if (!setting.second.startsWith('@'_L1))
        return setting;
    const auto line = readToken(setting.second.sliced(1));
    if (const auto *error = std::get_if<RequestError>(&line))
        return *error;
    setting.second = QString::fromUtf8(std::get<QByteArray>(line));
    return setting;
}

std::variant<StreamRequest, RequestError> askByProfile(const Profile &profile, StreamRequest asked)
{
    if (const auto error = checkNames(profile, asked.variables))
        return *error;
    if (!asked.isPost() && !asked.body.isEmpty()) // GET was asked for; the profile must not make it a POST
        return RequestError{Kind::BodyWithGet, {}};
    const Variables known = askedVariables(profile, asked);
    if (const auto error = checkHeaders(profile, known))
        return *error;
    const Variables variables = withPlaceholders(profile, known);
    const auto filled = sourceRequest(profile, variables, asked);
    if (const auto *error = std::get_if<FillingError>(&filled))
        return requestError(*error);
    const auto &source = std::get<StreamRequest>(filled);
    if (const auto error = checkRequest(source))
        return *error;
    for (const RequestTemplate &request : profile.before) {
        const auto control = controlRequest(request, variables, source);
        if (const auto *error = std::get_if<FillingError>(&control))
            return requestError(*error);
    }
    if (asked.url.isEmpty()) {
        asked.given = shownSource(profile, known);
        asked.url = QUrl(originOf(source.url) + '/'_L1);
    }
    return asked;
}

} // namespace runwatch

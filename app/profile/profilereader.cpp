// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "app/profile/profilereader.h"

#include "app/profile/jsoncursor.h"
#include "app/profile/jsonplaces.h"
#include "app/profile/pathpattern.h"
#include "app/profile/requestreader.h"
#include "app/profile/rulereader.h"
#include "app/profile/server.h"
#include "app/profile/templatetext.h"
#include "app/profile/urltemplate.h"
#include "app/profile/valuereader.h"

#include <QFile>
#include <QFileInfo>
#include <QJsonDocument>
#include <QJsonObject>

#include <limits>

namespace runwatch {

using Kind = ProfileError::Kind;
using namespace Qt::StringLiterals;

namespace {

QList<Profile::Variable> readVariables(const JsonCursor &cursor)
{
    QList<Profile::Variable> variables;
    const auto members = cursor.members();
    for (const auto &[name, member] : members) {
        member.declareName(name);
        Profile::Variable variable;
        variable.name = name;
        if (!member.value().isObject()) {
            variable.value = member.text();
        } else {
            member.expectKeys({"value"_L1, "label"_L1, "secret"_L1});
            variable.value = member.at(u"value"_s).text();
            variable.label = member.at(u"label"_s).text();
            variable.isSecret = member.at(u"secret"_s).boolean();
        }
        variables << variable;
    }
    return variables;
}

Profile::Source readSource(const JsonCursor &cursor)
{
    using Reconnect = Profile::Reconnect;
    using EndMeaning = Profile::EndMeaning;
    cursor.expectKeys({"method"_L1, "url"_L1, "headers"_L1, "body"_L1, "reconnect"_L1, "lastEventId"_L1, "eof"_L1});
    Profile::Source source;
    source.request = readRequest(cursor, RequestUse::Source);
    source.reconnect = cursor.at(u"reconnect"_s)
                           .word<Reconnect>({{"get-only"_L1, Reconnect::GetOnly},
                                             {"get"_L1, Reconnect::Get},
                                             {"same"_L1, Reconnect::Same},
                                             {"never"_L1, Reconnect::Never}},
                                            Reconnect::GetOnly);
    source.sendsLastEventId = cursor.at(u"lastEventId"_s).word<bool>({{"send"_L1, true}, {"never"_L1, false}}, true);
    source.end = cursor.at(u"eof"_s).word<EndMeaning>({{"lost"_L1, EndMeaning::Lost},
                                                       {"done"_L1, EndMeaning::Done},
                                                       {"reconnect"_L1, EndMeaning::Reconnect}},
                                                      EndMeaning::Unsaid);
    return source;
}

// A {name} in the path gets its value from the URL that is opened.
void declareNames(const JsonCursor &cursor, const PathPattern &pattern)
{
    const QStringList names = pattern.names();
    for (const QString &name : names)
        cursor.declareName(name);
}

Profile::Signature readSignature(const JsonCursor &cursor)
{
    cursor.expectKeys({"path"_L1, "headers"_L1, "events"_L1});
    Profile::Signature signature;
    const JsonCursor path = cursor.at(u"path"_s);
    signature.path = path.text();
    if (const auto pattern = PathPattern::of(signature.path))
        declareNames(path, *pattern);
    else if (path.isThere())
        path.fail(Kind::PatternUnreadable);
    const auto headers = cursor.at(u"headers"_s).members();
    for (const auto &[name, member] : headers) {
        const bool isAnything = member.value().isBool() && member.boolean();
        signature.headers.emplaceBack(name.toUtf8(), isAnything ? QByteArray() : member.text().toUtf8());
    }
    const auto events = cursor.at(u"events"_s).elements();
    for (const JsonCursor &event : events)
        signature.events << readConditions(event);
    return signature;
}

QList<RequestTemplate> readRequests(const JsonCursor &cursor, RequestUse use)
{
    QList<RequestTemplate> requests;
    const auto elements = cursor.elements();
    for (const JsonCursor &element : elements)
        requests << readRequest(element, use);
    return requests;
}

Profile::Cancel readCancel(const JsonCursor &cursor)
{
    using Then = Profile::Cancel::Then;
    cursor.expectKeys({"requests"_L1, "then"_L1});
    Profile::Cancel cancel;
    cancel.requests = readRequests(cursor.at(u"requests"_s), RequestUse::Cancel);
    cancel.then = cursor.at(u"then"_s).word<Then>({{"abort"_L1, Then::Abort}, {"wait"_L1, Then::Wait}}, Then::Abort);
    return cancel;
}

QList<Rule> readRules(const JsonCursor &cursor)
{
    QList<Rule> rules;
    const auto elements = cursor.elements();
    if (elements.size() > MostRules)
        cursor.fail(Kind::TooManyRules);
    for (const JsonCursor &element : elements)
        rules << readRule(element);
    return rules;
}

// A token goes with every request, so all of them are for the server of the stream. A URL that a
// server has given, in a saved variable, is looked at when it is filled in.
void checkServers(const JsonCursor &root, const Profile &profile)
{
    const QString own = serverOf(profile);
    const auto check = [&](const RequestTemplate &request, const JsonCursor &cursor) {
        const QString origin = originPart(request.url);
        if (!origin.isEmpty() && origin != own && !isSavedOrigin(profile, request))
            cursor.at(u"url"_s).fail(Kind::UrlElsewhere);
    };
    const auto checkAll = [&](const QList<RequestTemplate> &requests, const JsonCursor &cursor) {
        const auto elements = cursor.elements();
        for (qsizetype i = 0; i < requests.size(); ++i)
            check(requests.at(i), elements.at(i));
    };
    checkAll(profile.before, root.at(u"before"_s));
    check(profile.source.request, root.at(u"source"_s));
    checkAll(profile.cancel.requests, root.at(u"cancel"_s).at(u"requests"_s));
    if (profile.retryFailed)
        check(*profile.retryFailed, root.at(u"retry"_s).at(u"failed"_s));
}

ProfileColour readColour(const JsonCursor &cursor)
{
    return cursor.word<ProfileColour>({{"red"_L1, ProfileColour::Red},
                                       {"orange"_L1, ProfileColour::Orange},
                                       {"yellow"_L1, ProfileColour::Yellow},
                                       {"green"_L1, ProfileColour::Green},
                                       {"blue"_L1, ProfileColour::Blue},
                                       {"purple"_L1, ProfileColour::Purple},
                                       {"grey"_L1, ProfileColour::Grey}},
                                      ProfileColour::None);
}

Profile readRoot(const JsonCursor &root, const QString &id)
{
    root.expectKeys({"runwatch-profile"_L1, "$schema"_L1, "name"_L1, "description"_L1, "colour"_L1, "variables"_L1,
                     "signature"_L1, "job"_L1, "before"_L1, "source"_L1, "rules"_L1, "cancel"_L1, "retry"_L1, "stallTime"_L1,
                     "builtIn"_L1});
    Profile profile;
    profile.id = id;
    profile.name = root.at(u"name"_s).text(id);
    profile.description = root.at(u"description"_s).text();
    profile.colour = readColour(root.at(u"colour"_s));
    profile.variables = readVariables(root.at(u"variables"_s));
    profile.signature = readSignature(root.at(u"signature"_s));
    profile.job = readValue(root.at(u"job"_s));
    profile.before = readRequests(root.at(u"before"_s), RequestUse::Before);
    profile.source = readSource(root.at(u"source"_s));
    profile.readsBuiltIn = root.at(u"builtIn"_s).boolean();
    profile.rules = readRules(root.at(u"rules"_s));
    if (!root.at(u"rules"_s).isThere() && !profile.readsBuiltIn)
        root.fail(Kind::KeyMissing, u"rules"_s);
    profile.cancel = readCancel(root.at(u"cancel"_s));
    profile.stallTime = root.at(u"stallTime"_s).number(1, 1'000'000, 0);
    if (const JsonCursor retry = root.at(u"retry"_s); retry.isThere()) {
        retry.expectKeys({"failed"_L1});
        profile.retryFailed = readRequest(retry.at(u"failed"_s), RequestUse::Retry);
    }
    checkServers(root, profile);
    return profile;
}

void checkNames(ProfileReading &reading)
{
    for (const auto &[name, pointer] : std::as_const(reading.uses)) {
        if (!reading.error && !reading.names.contains(name) && !givenVariableNames().contains(name))
            reading.error = ProfileError{Kind::NameUnknown, pointer, 0, 0, name};
    }
}

ProfileError placed(ProfileError error, const JsonPlaces &places)
{
    const auto [line, column] = places.of(error.pointer);
    error.line = line;
    error.column = column;
    return error;
}

ProfileError syntaxError(const QByteArray &json, const QJsonParseError &error)
{
    const auto [line, column] = JsonPlaces::at(json, error.offset);
    return {Kind::NotJson, {}, line, column, error.errorString()};
}

} // namespace

std::variant<Profile, ProfileError> readProfile(const QByteArray &json, const QString &id)
{
    if (json.size() > LongestProfile)
        return ProfileError{Kind::FileTooLarge, {}, 0, 0, {}};
    QJsonParseError parseError;
    const QJsonDocument document = QJsonDocument::fromJson(json, &parseError);
    if (parseError.error != QJsonParseError::NoError)
        return syntaxError(json, parseError);
    const JsonPlaces places(json);
    if (places.depth() > DeepestProfile)
        return placed({Kind::TooDeep, {}, 0, 0, {}}, places);
    if (const QString twice = places.repeatedKey(); !twice.isEmpty())
        return placed({Kind::KeyTwice, twice, 0, 0, twice.sliced(twice.lastIndexOf('/'_L1) + 1)}, places);
    if (!document.isObject())
        return placed({Kind::NotAnObject, {}, 0, 0, {}}, places);
    const QJsonObject object = document.object();
    if (object.value("runwatch-profile"_L1) != 1)
        return placed({Kind::VersionUnknown, u"/runwatch-profile"_s, 0, 0, {}}, places);

    ProfileReading reading;
    Profile profile = readRoot(JsonCursor(object, {}, reading), id);
    checkNames(reading);
    if (reading.error)
        return placed(*reading.error, places);
    return profile;
}

std::variant<Profile, ProfileError> readProfileFile(const QString &file)
{
    QFile source(file);
    if (!source.open(QIODevice::ReadOnly))
        return ProfileError{Kind::FileUnreadable, {}, 0, 0, source.errorString()};
    const QByteArray json = source.read(LongestProfile + 1);
    if (source.error() != QFileDevice::NoError)
        return ProfileError{Kind::FileUnreadable, {}, 0, 0, source.errorString()};
    return readProfile(json, QFileInfo(file).completeBaseName());
}

} // namespace runwatch

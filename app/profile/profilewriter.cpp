// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "app/profile/profilewriter.h"

#include "app/profile/rulewriter.h"
#include "app/profile/valuewriter.h"

#include <QJsonArray>

#include <array>

namespace runwatch {

using namespace Qt::StringLiterals;

namespace {

JsonText text(const QString &value)
{
    return QJsonValue(value);
}

JsonText text(const QByteArray &value)
{
    return QJsonValue(QString::fromUtf8(value));
}

void addUnlessEmpty(JsonText &object, const QString &key, const JsonText &value)
{
    if (!value.isEmpty())
        object.add(key, value);
}

void addText(JsonText &object, const QString &key, const QString &value)
{
    if (!value.isEmpty())
        object.add(key, text(value));
}

JsonText variablesText(const QList<Profile::Variable> &variables)
{
    JsonText object = JsonText::object();
    for (const Profile::Variable &variable : variables) {
        if (variable.label.isEmpty() && !variable.isSecret) {
            object.add(variable.name, text(variable.value));
            continue;
        }
        JsonText described = JsonText::object();
        addText(described, u"value"_s, variable.value);
        addText(described, u"label"_s, variable.label);
        if (variable.isSecret)
            described.add(u"secret"_s, QJsonValue(true));
        object.add(variable.name, described);
    }
    return object;
}

JsonText signatureText(const Profile::Signature &signature)
{
    JsonText headers = JsonText::object();
    for (const auto &[name, part] : signature.headers)
        headers.add(QString::fromUtf8(name), part.isEmpty() ? JsonText(QJsonValue(true)) : text(part));
    JsonText events = JsonText::list();
    for (const QList<Condition> &conditions : signature.events)
        events.add(toJson(conditions));
    JsonText object = JsonText::object();
    addText(object, u"path"_s, signature.path);
    addUnlessEmpty(object, u"headers"_s, headers);
    addUnlessEmpty(object, u"events"_s, events);
    return object;
}

JsonText requestText(const RequestTemplate &request)
{
    JsonText headers = JsonText::object();
    for (const auto &[name, value] : request.headers)
        headers.add(QString::fromUtf8(name), text(value));
    JsonText save = JsonText::object();
    for (const RequestTemplate::Save &saved : request.save)
        save.add(saved.variable, saved.header.isEmpty() ? text(saved.pointer.toString()) : text(saved.header));
    JsonText object = JsonText::object();
    object.add(u"method"_s, text(request.method));
    addText(object, u"url"_s, request.url);
    addUnlessEmpty(object, u"headers"_s, headers);
    if (!request.body.isUndefined())
        object.add(u"body"_s, request.body);
    addUnlessEmpty(object, u"save"_s, save);
    return object;
}

JsonText requestsText(const QList<RequestTemplate> &requests)
{
    JsonText list = JsonText::list();
    for (const RequestTemplate &request : requests)
        list.add(requestText(request));
    return list;
}

JsonText reconnectText(Profile::Reconnect reconnect)
{
    switch (reconnect) {
    case Profile::Reconnect::GetOnly:
        return text(u"get-only"_s);
    case Profile::Reconnect::Get:
        return text(u"get"_s);
    case Profile::Reconnect::Same:
        return text(u"same"_s);
    case Profile::Reconnect::Never:
        break;
    }
    return text(u"never"_s);
}

JsonText endText(Profile::EndMeaning end)
{
    switch (end) {
    case Profile::EndMeaning::Lost:
        return text(u"lost"_s);
    case Profile::EndMeaning::Done:
        return text(u"done"_s);
    default:
        return text(u"reconnect"_s);
    }
}

JsonText sourceText(const Profile::Source &source)
{
    JsonText object = requestText(source.request);
    if (source.reconnect != Profile::Reconnect::GetOnly)
        object.add(u"reconnect"_s, reconnectText(source.reconnect));
    if (!source.sendsLastEventId)
        object.add(u"lastEventId"_s, text(u"never"_s));
    if (source.end != Profile::EndMeaning::Unsaid)
        object.add(u"eof"_s, endText(source.end));
    return object;
}

JsonText cancelText(const Profile::Cancel &cancel)
{
    JsonText object = JsonText::object();
    object.add(u"requests"_s, requestsText(cancel.requests));
    if (cancel.then == Profile::Cancel::Then::Wait)
        object.add(u"then"_s, text(u"wait"_s));
    return object;
}

// In the order of ProfileColour.
QString colourText(ProfileColour colour)
{
    constexpr std::array names = {""_L1, "red"_L1, "orange"_L1, "yellow"_L1, "green"_L1, "blue"_L1, "purple"_L1, "grey"_L1};
    return names.at(size_t(colour));
}

} // namespace

QByteArray writeProfile(const Profile &profile)
{
    JsonText root = JsonText::object();
    root.add(u"runwatch-profile"_s, QJsonValue(1));
    root.add(u"name"_s, text(profile.name));
    addText(root, u"description"_s, profile.description);
    addText(root, u"colour"_s, colourText(profile.colour));
    addUnlessEmpty(root, u"variables"_s, variablesText(profile.variables));
    addUnlessEmpty(root, u"signature"_s, signatureText(profile.signature));
    if (profile.job.isAsked())
        root.add(u"job"_s, toJson(profile.job));
    addUnlessEmpty(root, u"before"_s, requestsText(profile.before));
    if (profile.source != Profile::Source())
        root.add(u"source"_s, sourceText(profile.source));
    JsonText rules = JsonText::list();
    for (const Rule &rule : profile.rules)
        rules.add(toJson(rule));
    root.add(u"rules"_s, rules);
    if (profile.cancel != Profile::Cancel())
        root.add(u"cancel"_s, cancelText(profile.cancel));
    if (profile.retryFailed) {
        JsonText retry = JsonText::object();
        retry.add(u"failed"_s, requestText(*profile.retryFailed));
        root.add(u"retry"_s, retry);
    }
    if (profile.stallTime > 0)
        root.add(u"stallTime"_s, QJsonValue(profile.stallTime));
    if (profile.readsBuiltIn)
        root.add(u"builtIn"_s, QJsonValue(true));
    return root.toText() + '\n';
}

} // namespace runwatch

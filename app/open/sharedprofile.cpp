// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "app/open/sharedprofile.h"

#include "app/net/shownurl.h"
#include "app/profile/pathpattern.h"
#include "app/profile/templatetext.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QRegularExpression>
#include <QUrl>

#include <algorithm>

namespace runwatch {

using namespace Qt::StringLiterals;

namespace {

bool isLiteral(const QString &text)
{
    const auto pieces = splitTemplate(text);
    return !text.isEmpty() && pieces && std::ranges::none_of(*pieces, &TemplatePiece::isPlace);
}

// Takes the secrets out of a profile's requests; each becomes a variable of the profile.
class SecretTaking
{
public:
    explicit SecretTaking(Profile &profile) : m_profile(profile), m_taken(givenVariableNames())
    {
        for (const Profile::Variable &variable : m_profile.variables)
            m_taken << variable.name;
        for (const RequestTemplate &request : m_profile.before)
            noteSaved(request);
        noteSaved(m_profile.source.request);
        for (const Rule &rule : m_profile.rules) {
            for (const auto &saved : rule.save)
                m_taken << saved.first;
        }
        if (const auto pattern = PathPattern::of(m_profile.signature.path))
            m_taken << pattern->names();
    }

    void takeFrom(RequestTemplate &request)
    {
        for (auto &[name, value] : request.headers) {
            if (isSecretHeader(name) && isLiteral(value))
                value = variableFor(QString::fromLatin1(name));
        }
        if (const qsizetype query = request.url.indexOf('?'_L1); query >= 0)
            request.url = request.url.first(query + 1) + itemsWithout(request.url.sliced(query + 1));
        if (request.body.isString() && isForm(request.body.toString()))
            request.body = itemsWithout(request.body.toString());
        else if (!request.body.isUndefined())
            request.body = bodyWithout({}, request.body);
    }

private:
    void noteSaved(const RequestTemplate &request)
    {
        for (const RequestTemplate::Save &save : request.save)
            m_taken << save.variable;
    }

    static bool isForm(const QString &text)
    {
        static const QRegularExpression form(u"^[^\\s{}\\[\\]<>\"]+=[^\\s\"]*\\z"_s);
        return form.match(text).hasMatch();
    }

    // "a=1&token={token}"
    QString itemsWithout(const QString &items)
    {
        QStringList kept = items.split('&'_L1);
        for (QString &item : kept) {
            const qsizetype equals = item.indexOf('='_L1);
            if (equals > 0 && namesASecret(item.first(equals)) && isLiteral(item.sliced(equals + 1)))
                item = item.first(equals + 1) + variableFor(QUrl::fromPercentEncoding(item.first(equals).toUtf8()));
        }
        return kept.join('&'_L1);
    }

    QJsonValue bodyWithout(const QString &name, const QJsonValue &value)
    {
        if (value.isString())
            return namesASecret(name) && isLiteral(value.toString()) ? variableFor(name) : value;
        if (value.isArray()) {
            QJsonArray list = value.toArray();
            for (qsizetype i = 0; i < list.size(); ++i)
                list[i] = bodyWithout(name, list.at(i));
            return list;
        }
        if (!value.isObject())
            return value;
        QJsonObject object = value.toObject();
        for (auto it = object.begin(); it != object.end(); ++it)
            it.value() = bodyWithout(it.key(), it.value());
        return object;
    }

    // "{authorization}", after it has become a variable. The same name twice is two variables: their
    // values need not be the same.
    QString variableFor(const QString &label)
    {
        static const QRegularExpression unusable(u"[^a-z0-9_-]"_s);
        QString plain = label.toLower().replace(unusable, u"-"_s);
        if (!isVariableName(plain))
            plain.prepend(u"secret-"_s);
        QString name = plain;
        for (int count = 2; m_taken.contains(name); ++count)
            name = u"%1-%2"_s.arg(plain).arg(count);
        m_taken << name;
        m_profile.variables << Profile::Variable{name, {}, label, true};
        return '{'_L1 + name + '}'_L1;
    }

    Profile &m_profile;
    QStringList m_taken; // names
};

} // namespace

Profile withoutSecrets(Profile profile)
{
    for (Profile::Variable &variable : profile.variables) {
        if (variable.isSecret)
            variable.value.clear();
    }
    SecretTaking secrets(profile);
    for (RequestTemplate &request : profile.before)
        secrets.takeFrom(request);
    secrets.takeFrom(profile.source.request);
    for (RequestTemplate &request : profile.cancel.requests)
        secrets.takeFrom(request);
    if (profile.retryFailed)
        secrets.takeFrom(*profile.retryFailed);
    return profile;
}

} // namespace runwatch

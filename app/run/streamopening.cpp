// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "app/run/streamopening.h"

#include "app/net/profilerequest.h"
#include "app/profile/filling.h"
#include "app/run/beforerequests.h"
#include "app/run/outcome.h"

#include <QUuid>

#include <algorithm>
#include <utility>

namespace runwatch {

using namespace Qt::StringLiterals;

namespace {

Variables withToken(Variables variables, const StreamRequest &asked)
{
    if (asked.token.isEmpty())
        variables.remove(u"token"_s); // so that a header with nothing else in it is left out
    else
        variables.insert(u"token"_s, QString::fromUtf8(asked.token));
    return variables;
}

Variables startOf(const Profile &profile, const StreamRequest &asked)
{
    Variables variables = askedVariables(profile, asked);
    variables.insert(u"random"_s, QUuid::createUuid().toString(QUuid::Id128));
    return variables;
}

// A join under the {random} of this attempt is for a stream that asks for it by that. Where the
// operator's URL names another, that one was joined before: joining again would start its job twice.
bool wasJoined(const Profile &profile, const StreamRequest &asked)
{
    const bool hasPath = asked.url.path().size() > 1 || asked.url.hasQuery();
    const auto joins = [](const RequestTemplate &request) { return usesVariable(request, u"random"_s); };
    RequestTemplate withoutUrl = profile.source.request;
    withoutUrl.url.clear();
    return hasPath && joins(profile.source.request) && !joins(withoutUrl)
        && std::any_of(profile.before.begin(), profile.before.end(), joins);
}

auto filled(const Profile &profile, StreamOpening::Extent extent, const Variables &variables, const StreamRequest &asked)
{
    return extent == StreamOpening::Extent::All ? sourceRequest(profile, variables, asked)
                                                : retryRequest(profile, variables, asked);
}

} // namespace

StreamOpening::StreamOpening(std::shared_ptr<const Profile> profile, QObject *parent)
    : QObject(parent)
    , m_profile(std::move(profile))
{
}

StreamOpening::~StreamOpening() = default;

void StreamOpening::begin(const StreamRequest &asked, Extent extent, const Variables &saved)
{
    stop();
    m_asked = asked;
    m_extent = extent;
    m_isMade = false;
    m_variables = withToken({}, asked);
    if (!m_profile) {
        m_isMade = true;
        emit ready(asked);
        return;
    }
    if (extent == Extent::FailedOnly)
        m_variables.insert(saved);
    m_variables.insert(startOf(*m_profile, asked));
    const auto server = serverRequest(*m_profile, m_variables, asked);
    if (const auto *error = std::get_if<FillingError>(&server)) {
        emit failed(endOf(*error));
        return;
    }
    const QList<RequestTemplate> before = wasJoined(*m_profile, asked) ? QList<RequestTemplate>() : m_profile->before;
    m_before = std::make_unique<BeforeRequests>(before, m_variables, std::get<StreamRequest>(server));
    connect(m_before.get(), &BeforeRequests::answered, this, &StreamOpening::requestAnswered);
    connect(m_before.get(), &BeforeRequests::failed, this, &StreamOpening::failed);
    connect(m_before.get(), &BeforeRequests::succeeded, this, &StreamOpening::makeRequest);
    m_before->send();
}

void StreamOpening::stop()
{
    if (BeforeRequests *before = m_before.release()) {
        before->disconnect(this);
        before->deleteLater(); // it may be calling us
    }
}

void StreamOpening::makeRequest()
{
    m_variables = m_before->variables();
    const auto request = filled(*m_profile, m_extent, m_variables, m_asked);
    if (const auto *error = std::get_if<FillingError>(&request)) {
        emit failed(m_before->endFor(*error));
        return;
    }
    stop();
    m_isMade = true;
    emit ready(std::get<StreamRequest>(request));
}

std::optional<StreamRequest> StreamOpening::again(const StreamRequest &asked)
{
    if (!m_isMade)
        return std::nullopt;
    m_asked = asked;
    if (!m_profile)
        return asked;
    m_variables = withToken(m_variables, asked);
    const auto request = filled(*m_profile, m_extent, m_variables, m_asked);
    if (const auto *made = std::get_if<StreamRequest>(&request))
        return *made;
    return std::nullopt;
}

bool StreamOpening::canRepeatFailed(const StreamRequest &asked, const Variables &saved) const
{
    if (!m_profile || !m_profile->retryFailed)
        return false;
    Variables variables = saved;
    variables.insert(m_variables);
    return std::holds_alternative<StreamRequest>(filled(*m_profile, Extent::FailedOnly, variables, asked));
}

} // namespace runwatch

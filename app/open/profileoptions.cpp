// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "app/open/profileoptions.h"

#include "app/open/requestcheck.h"

#include <algorithm>

namespace runwatch {

using namespace Qt::StringLiterals;

std::optional<RequestError> ProfileOptions::takeProfile(const QString &nameOrFile)
{
    auto chosen = chooseProfile(m_library, nameOrFile);
    if (const auto *error = std::get_if<RequestError>(&chosen))
        return *error;
    m_profile = std::get<std::shared_ptr<const Profile>>(std::move(chosen));
    m_reference = profileReference(nameOrFile);
    return {};
}

std::optional<RequestError> ProfileOptions::takeSetting(const QString &text)
{
    const auto setting = parseSetting(text);
    if (const auto *error = std::get_if<RequestError>(&setting))
        return *error;
    const auto &[name, value] = std::get<std::pair<QString, QString>>(setting);
    m_variables.insert(name, value);
    if (!text.contains("=@"_L1))
        m_setHere << name;
    return {};
}

std::optional<RequestError> ProfileOptions::check() const
{
    if (m_profile || m_variables.isEmpty())
        return {};
    return RequestError{RequestError::Kind::OptionNeedsProfile, u"--set"_s};
}

std::variant<StreamRequest, RequestError> ProfileOptions::ask(StreamRequest request) const
{
    request.profile = m_reference;
    request.variables = m_variables;
    if (m_profile)
        return askByProfile(*m_profile, request);
    if (const auto error = checkRequest(request))
        return *error;
    return request;
}

bool ProfileOptions::showsSecret() const
{
    return m_profile && std::any_of(m_profile->variables.begin(), m_profile->variables.end(), [this](const auto &variable) {
        return variable.isSecret && m_setHere.contains(variable.name);
    });
}

} // namespace runwatch

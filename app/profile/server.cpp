// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "app/profile/server.h"

#include "app/profile/urltemplate.h"

#include <algorithm>

namespace runwatch {

QString serverOf(const Profile &profile)
{
    QList<RequestTemplate> requests{profile.source.request};
    requests += profile.before;
    for (const RequestTemplate &request : std::as_const(requests)) {
        const QString origin = originPart(request.url);
        if (!origin.isEmpty() && !isSavedOrigin(profile, request))
            return origin;
    }
    return {};
}

bool isSavedOrigin(const Profile &profile, const RequestTemplate &request)
{
    const QString name = originName(request.url);
    return !name.isEmpty()
        && std::none_of(profile.variables.begin(), profile.variables.end(),
                        [&name](const Profile::Variable &variable) { return variable.name == name; });
}

} // namespace runwatch

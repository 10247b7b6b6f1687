// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QJsonValue>
#include <QMap>
#include <QString>

namespace runwatch {

// Values by name, for the {names} in a profile's requests and templates: asked of the operator,
// saved from an answer or an event, or given by Runwatch: {job} the job's key, {token} the token,
// {random} 32 hexadecimal digits, new for each attempt of a run.
using Variables = QMap<QString, QJsonValue>;

} // namespace runwatch

// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "app/demo/demoscenario.h"

#include <QJsonDocument>

#include <algorithm>

namespace runwatch {

QByteArray eventBytes(const QJsonObject &data, const QByteArray &type, const QByteArray &id)
{
    QByteArray bytes;
    if (!id.isEmpty())
        bytes += "id: " + id + '\n';
    if (!type.isEmpty())
        bytes += "event: " + type + '\n';
    return bytes + "data: " + QJsonDocument(data).toJson(QJsonDocument::Compact) + "\n\n";
}

void DemoScenario::say(int pause, const QJsonObject &data, const QByteArray &type, const QByteArray &id)
{
    frames.append({pause, eventBytes(data, type, id), id});
}

qsizetype DemoScenario::firstFrameAfter(const QByteArray &lastEventId) const
{
    const auto known = std::find_if(frames.begin(), frames.end(), [&lastEventId](const Frame &frame) {
        return !lastEventId.isEmpty() && frame.id == lastEventId;
    });
    return known == frames.end() ? 0 : std::distance(frames.begin(), known) + 1;
}

} // namespace runwatch

// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QJsonObject>
#include <QList>

namespace runwatch {

// The bytes of one event. An empty type or id is left out.
[[nodiscard]] QByteArray eventBytes(const QJsonObject &data, const QByteArray &type = {},
                                    const QByteArray &id = {});

// What a stream says, as plain data: a DemoConnection plays it with one timer.
// When the frames are used up the body ends properly.
struct DemoScenario
{
    enum class Then : quint8 { GoOn, CutConnection };

    struct Frame
    {
        int pause = 0; // ms before it, at a speed of 1
        QByteArray bytes; // sent as one HTTP chunk
        QByteArray id;
        Then then = Then::GoOn;
    };

    QList<Frame> frames;

    void say(int pause, const QJsonObject &data, const QByteArray &type = {}, const QByteArray &id = {});

    // Where to go on for a client that has read `lastEventId`: behind the frame of
    // that id, or at the start when there is none.
    [[nodiscard]] qsizetype firstFrameAfter(const QByteArray &lastEventId) const;
};

} // namespace runwatch

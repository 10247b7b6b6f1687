// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/net/streamrequest.h"
#include "app/profile/profile.h"
#include "app/profile/variables.h"
#include "app/stream/streamend.h"

#include <QObject>

#include <memory>
#include <optional>

namespace runwatch {

class BeforeRequests;

// Makes the request of a run's stream: what the operator asked for, or where that names a profile,
// what the profile says, after the requests that are to go before. Lives in the stream thread.
class StreamOpening final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(StreamOpening)

public:
    enum class Extent : quint8 { All, FailedOnly };

    // `profile`: null: the request as it was asked for.
    explicit StreamOpening(std::shared_ptr<const Profile> profile, QObject *parent = nullptr);
    ~StreamOpening() override;

    // `saved`: of the attempt before, for FailedOnly. A signal follows, perhaps before it returns.
    void begin(const StreamRequest &asked, Extent extent, const Variables &saved);
    void stop(); // no signal follows
    // The same request once more, with another token or trust, and nothing before it. Nothing when
    // it was never made.
    [[nodiscard]] std::optional<StreamRequest> again(const StreamRequest &asked);
    [[nodiscard]] bool canRepeatFailed(const StreamRequest &asked, const Variables &saved) const;

    // As the stream began: the operator's, the profile's, and what was answered before.
    [[nodiscard]] const Variables &variables() const { return m_variables; }

signals:
    void requestAnswered(const QByteArray &method, const QByteArray &path, int httpStatus); // one that goes before
    // Emitted once, last, for each begin(): the stream's request.
    void ready(const runwatch::StreamRequest &request);
    // Emitted once, last, instead.
    void failed(const runwatch::StreamEnd &end);

private:
    void makeRequest();

    const std::shared_ptr<const Profile> m_profile;
    StreamRequest m_asked;
    Extent m_extent = Extent::All;
    Variables m_variables;
    bool m_isMade = false;
    std::unique_ptr<BeforeRequests> m_before;
};

} // namespace runwatch

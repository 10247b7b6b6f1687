// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/jobs/jobid.h"

#include <QObject>

namespace runwatch {

class CancelBanner;
class CancelPolicy;
class JobHeader;
class JobView;
class Session;
class StreamBanner;

// Joins what an operator asks of jobs and their streams, wherever that is asked, to the session.
class StreamControls final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(StreamControls)

public:
    // What asks; all of it lives as long as the window.
    struct Askers
    {
        JobView &view;
        JobHeader &header;
        StreamBanner &banner;
        CancelBanner &cancelBanner;
    };

    StreamControls(Session &session, const Askers &askers, QWidget *window);

private:
    void connectCancelling();
    void delayCancelling(const QList<JobId> &jobs);

    Session &m_session;
    Askers m_askers;
    CancelPolicy *m_policy;
};

} // namespace runwatch

// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/jobs/jobid.h"

#include <QAction>
#include <QObject>

namespace runwatch {

// What can be done with the selected jobs, as actions for the view, its context menu, the menu bar
// and the toolbar alike. One that does not apply is disabled and its tooltip says why.
class JobVerbs final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(JobVerbs)

public:
    // How many of the selected jobs, or of their runs, each verb applies to.
    struct Applies
    {
        int jobs = 0; // selected
        int cancel = 0;
        int retry = 0;
        int retryFailed = 0;
        int reconnect = 0;
        int remove = 0;
    };

    explicit JobVerbs(QObject *parent = nullptr);

    void setApplies(const Applies &applies);
    [[nodiscard]] QList<QAction *> all() const { return {cancel, retry, retryFailed, reconnect, copy, remove}; }

    QAction *const cancel;
    QAction *const retry;
    QAction *const retryFailed; // where the profile knows how
    QAction *const reconnect;
    QAction *const copy;
    QAction *const remove;
};

} // namespace runwatch

// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/jobs/jobtooltip.h"

#include "ui/logview/visibletext.h"
#include "ui/words/eventwords.h"
#include "ui/words/words.h"

#include <QCoreApplication>

namespace runwatch {
namespace {

struct JobToolTip
{
    Q_DECLARE_TR_FUNCTIONS(JobToolTip)
};

} // namespace

QString escapedToolTip(const QString &plain)
{
    if (plain.isEmpty())
        return {};
    QString escaped = plain.toHtmlEscaped();
    escaped.replace(u'\n', QStringLiteral("<br>"));
    return QStringLiteral("<qt>%1</qt>").arg(escaped);
}

QString jobToolTip(const Job &job, const StreamStatus *stream, qint64 now)
{
    QStringList lines{visibleText(job.title), stateText(job, stream, now)};
    const auto add = [&](const QString &name, const QString &value) {
        if (!value.isEmpty())
            lines << JobToolTip::tr("%1: %2").arg(name, visibleText(value));
    };
    add(JobToolTip::tr("Progress as sent"), progressAsSentText(job));
    if (job.isProgressDerived)
        add(JobToolTip::tr("Progress"), JobToolTip::tr("%1, from the weights of its phases: the server sends none of the whole").arg(progressAndOrigin(job)));
    add(JobToolTip::tr("Results"), resultsSentence(job));
    add(JobToolTip::tr("Time left"), timeLeftBasis(job, now));
    add(JobToolTip::tr("Message"), jobMessage(job, stream, now));
    add(JobToolTip::tr("Started"), dateTimeText(job.startedAt));
    add(JobToolTip::tr("Finished"), dateTimeText(job.endedAt));
    add(JobToolTip::tr("Last event"), dateTimeText(job.lastEventAt));
    add(JobToolTip::tr("Server"), job.server);
    if (stream) {
        add(JobToolTip::tr("Profile"), profileNameText(*stream));
        add(JobToolTip::tr("Connection"), connectionText(*stream, now));
        add(JobToolTip::tr("Coverage"), coverageText(coverageNow(*stream, now)));
    }
    return escapedToolTip(lines.join(u'\n'));
}

} // namespace runwatch

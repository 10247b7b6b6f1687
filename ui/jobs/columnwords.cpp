// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/jobs/columnwords.h"

#include "app/model/joblistmodel.h"

#include <QCoreApplication>

namespace runwatch {
namespace {

struct ColumnWords
{
    Q_DECLARE_TR_FUNCTIONS(ColumnWords)
};

} // namespace

QString columnWord(int column)
{
    return column == JobListModel::ActionsColumn ? QString() : columnName(column);
}

QString columnName(int column)
{
    switch (column) {
    case JobListModel::StateColumn:
        return ColumnWords::tr("Status");
    case JobListModel::TitleColumn:
        return ColumnWords::tr("Job");
    case JobListModel::ProgressColumn:
        return ColumnWords::tr("Progress");
    case JobListModel::PhaseColumn:
        return ColumnWords::tr("Phase");
    case JobListModel::MessageColumn:
        return ColumnWords::tr("Message");
    case JobListModel::TimeLeftColumn:
        return ColumnWords::tr("Time left");
    case JobListModel::ElapsedColumn:
        return ColumnWords::tr("Elapsed");
    case JobListModel::ResultsColumn:
        return ColumnWords::tr("OK / Failed");
    case JobListModel::LastEventColumn:
        return ColumnWords::tr("Last event");
    case JobListModel::ActionsColumn:
        return ColumnWords::tr("Actions");
    case JobListModel::ServerColumn:
        return ColumnWords::tr("Server");
    case JobListModel::StartedColumn:
        return ColumnWords::tr("Started");
    case JobListModel::FinishedColumn:
        return ColumnWords::tr("Finished");
    case JobListModel::WarningsColumn:
        return ColumnWords::tr("Warnings");
    case JobListModel::ErrorsColumn:
        return ColumnWords::tr("Errors");
    case JobListModel::EventsColumn:
        return ColumnWords::tr("Events");
    case JobListModel::AttemptColumn:
        return ColumnWords::tr("Attempt");
    case JobListModel::KeyColumn:
        return ColumnWords::tr("Job id");
    case JobListModel::ProfileColumn:
        return ColumnWords::tr("Profile");
    default:
        return {};
    }
}

bool isNumeric(int column)
{
    switch (column) {
    case JobListModel::TimeLeftColumn:
    case JobListModel::ElapsedColumn:
    case JobListModel::ResultsColumn:
    case JobListModel::LastEventColumn:
    case JobListModel::WarningsColumn:
    case JobListModel::ErrorsColumn:
    case JobListModel::EventsColumn:
    case JobListModel::AttemptColumn:
        return true;
    default:
        return false;
    }
}

} // namespace runwatch
